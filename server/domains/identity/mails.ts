import type { MailMessage } from '../../platform/outbound/mail.ts';

/** The mail with a link for a new password; says whom it was asked for by nobody's name, as anybody may have asked. */
export function passwordResetMail({
  to,
  url,
  serviceName,
}: {
  to: string;
  url: string;
  serviceName: string;
}): MailMessage {
  const lines = [
    `Somebody asked for a new password for ${to} on ${serviceName}.`,
    'Open this link to choose one. It works once, and for two hours:',
    url,
    'If it was not you, ignore this mail: your password stays as it is.',
  ];
  const [asked = '', open = '', , ignore = ''] = lines.map(escapeHtml);
  return {
    to,
    subject: `New password for ${serviceName}`,
    text: `${lines.join('\n\n')}\n`,
    html: `<p>${asked}</p><p>${open}</p><p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p><p>${ignore}</p>`,
  };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
