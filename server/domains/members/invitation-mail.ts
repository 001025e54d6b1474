import type { MailMessage } from '../../platform/outbound/mail.ts';
import { layOutMail } from '../../platform/outbound/mail-layout.ts';

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
  const subject = `${mail.companyName} invites you to ${mail.serviceName}`;
  const until = mail.expiresAt.toISOString().slice(0, 10);
  const content = layOutMail({
    heading: subject,
    paragraphs: [
      `Hello ${mail.fullName},`,
      `your video address will be ${mail.videoAddress}, and you get a room of your own for meetings.`,
      `The link works once, until ${until}.`,
    ],
    action: { label: 'Accept the invitation', url: link },
    footer: `An administrator of ${mail.companyName} invited ${to}. If you did not expect this, ignore it: nothing happens without you.`,
  });
  return { to, subject, ...content };
}

/** The mail that reminds of an invitation. */
export function reminderMail({ to, link, ...mail }: InvitationMail): MailMessage {
  const subject = `Your invitation to ${mail.serviceName} is waiting`;
  const until = mail.expiresAt.toISOString().slice(0, 10);
  const content = layOutMail({
    heading: subject,
    paragraphs: [
      `Hello ${mail.fullName},`,
      `${mail.companyName} has invited you. Your video address will be ${mail.videoAddress}, and you get a room of your own for meetings.`,
      `The link works once, until ${until}. After that the invitation is deleted, with everything in it.`,
    ],
    action: { label: 'Accept the invitation', url: link },
    footer: `An administrator of ${mail.companyName} invited ${to}. If you did not expect this, ignore it: nothing happens without you.`,
  });
  return { to, subject, ...content };
}
