import type { MailMessage } from '../../platform/outbound/mail.ts';
import { layOutMail } from '../../platform/outbound/mail-layout.ts';
import type { Place } from './chain.ts';

interface HeadMail {
  address: string;
  name: string;
  label: string;
  timeZone: string;
  every: 'day' | 'week';
  head: Place;
  at: Date;
  serviceName: string;
  url: string;
}

/** A place of the chain as people hand it on: position and digest. */
export const placeText = ({ position, link }: Place): string => `${position}:${link}`;

/** The mail that carries the head of a company's log out of the service, where nobody can change it. */
export function headMail({ address, name, label, timeZone, every, head, at, serviceName, url }: HeadMail): MailMessage {
  const subject = `Head of the activity log of ${name}: ${head.position}`;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'long' }).format(at);
  const content = layOutMail({
    heading: subject,
    paragraphs: [
      `On ${time} the activity log of ${name} had ${head.position} sealed entries, and this digest over all of them:`,
      placeText(head),
      'Keep this mail. Whoever runs the service can prove with it that no entry up to this one was changed, taken out or put in since:',
      `npx rotunda verify-activity --company ${label} --head ${placeText(head)}`,
    ],
    action: { label: 'Open the activity log', url: `${url}/company/activity` },
    footer: `You get this every ${every} because an administrator of ${name} chose this address in ${serviceName}.`,
  });
  return { to: address, subject, ...content };
}
