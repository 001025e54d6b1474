import type { MailMessage } from '../../platform/outbound/mail.ts';
import { layOutMail } from '../../platform/outbound/mail-layout.ts';

interface GuardMail {
  to: string;
  roomName: string;
  videoAddress: string;
  serviceName: string;
  /** Where it is looked at. */
  url: string;
}

/** Tells somebody with control of a room that many PINs were tried on it. */
export function guardMail({ to, roomName, videoAddress, serviceName, url }: GuardMail): MailMessage {
  const subject = `Somebody tried many PINs on “${roomName}”`;
  const content = layOutMail({
    heading: subject,
    paragraphs: [
      `Wrong PINs were given for ${videoAddress}, from wherever. Nobody gets in by a PIN now: whoever gives one waits in the lobby until somebody with control lets them in. You enter as always.`,
      'It ends when it was quiet for 10 minutes; after 100 wrong PINs in a day only when somebody with control has looked, or the room has another PIN. If it happens again, give the room another PIN of at least 6 digits.',
    ],
    action: { label: 'Have a look', url },
    footer: `You get this from ${serviceName} because you have control of this room.`,
  });
  return { to, subject, ...content };
}
