import type { MailMessage } from '../../platform/outbound/mail.ts';

interface InvitationMail {
  to: string;
  fullName: string;
  companyName: string;
  serviceName: string;
  videoAddress: string;
  link: string;
  expiresAt: Date;
}

/** The mail that carries an invitation's link. */
export function invitationMail({ to, link, ...mail }: InvitationMail): MailMessage {
  const until = mail.expiresAt.toISOString().slice(0, 10);
  const before = [
    `Hello ${mail.fullName},`,
    `${mail.companyName} invites you to ${mail.serviceName}. Your video address will be ${mail.videoAddress}, and you get a room of your own.`,
    `Open this link to choose a password. It works once, until ${until}:`,
  ];
  const after = 'If you did not expect this mail, ignore it: nothing happens without you.';
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
  return {
    to,
    subject: `${mail.companyName} invites you to ${mail.serviceName}`,
    text: `${[...before, link, after].join('\n\n')}\n`,
    html: [
      ...before.map(paragraph),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`,
      paragraph(after),
    ].join(''),
  };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
