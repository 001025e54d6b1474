import type { MailMessage } from '../../platform/outbound/mail.ts';
import { layOutMail } from '../../platform/outbound/mail-layout.ts';

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

/** The mail to a new address, whose owner is asked whether it is to be an account's. */
export function confirmEmailMail({
  to,
  fullName,
  url,
  serviceName,
}: {
  to: string;
  fullName: string;
  url: string;
  serviceName: string;
}): MailMessage {
  const subject = `Confirm your email for ${serviceName}`;
  const content = layOutMail({
    heading: subject,
    paragraphs: [
      `${fullName} is to sign in to ${serviceName} with ${to}, and to get its mails there.`,
      'Open the link and confirm it. The link works once, and for 24 hours. Until then everything stays as it is.',
    ],
    action: { label: 'Look and confirm', url },
    footer: `If you are not ${fullName}, ignore this mail: nothing happens without you.`,
  });
  return { to, subject, ...content };
}

/** The mail to the address before, once another took its place. */
export function emailChangedMail({ to, serviceName }: { to: string; serviceName: string }): MailMessage {
  const subject = `Your email for ${serviceName} was changed`;
  const content = layOutMail({
    heading: subject,
    paragraphs: [
      `Your account on ${serviceName} has another email now. ${to} no longer signs in, and gets no more mails.`,
      'If it was neither you nor an administrator of your company for you, tell an administrator at once.',
    ],
    footer: `You get this because ${to} was the email of your account until now.`,
  });
  return { to, subject, ...content };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
