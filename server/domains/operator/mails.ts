import type { MailMessage } from '../../platform/outbound/mail.ts';
import { layOutMail } from '../../platform/outbound/mail-layout.ts';
import type { Platform } from '../../platform/platform.ts';

export interface Notice {
  subject: string;
  paragraphs: readonly string[];
  /** A page of the app, `/company/settings`. */
  action?: { label: string; path: string };
}

/** A notice to one person; `footer` says why they get it. */
export function noticeMail(
  platform: Pick<Platform, 'config' | 'publicUrl'>,
  to: string,
  footer: string,
  { subject, paragraphs, action }: Notice,
): MailMessage {
  const content = layOutMail({
    heading: subject,
    paragraphs,
    ...(action ? { action: { label: action.label, url: `${platform.publicUrl()}${action.path}` } } : {}),
    footer,
  });
  return { to, subject, ...content };
}

const dateIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' }).format(at);

export function trialEndingNotice(
  company: { name: string; timeZone: string; trialEndsAt: Date },
  days: number,
  contact: string,
): Notice {
  const left = days === 1 ? 'tomorrow' : `in ${days} days`;
  return {
    subject: `The trial of ${company.name} ends ${left}`,
    paragraphs: [
      `Its last day is ${dateIn(new Date(company.trialEndsAt.getTime() - 1), company.timeZone)}. After that nobody of ${company.name} can sign in, and its rooms are closed. Nothing is deleted.`,
      `To go on, ask ${contact}.`,
    ],
  };
}

/** The same for operators, with where to look. */
export const lostDomainOf = (domain: string, company: { id: string; name: string }): Notice => ({
  subject: `The record of ${domain} (${company.name}) is not found any more`,
  paragraphs: [
    `The TXT record by which ${company.name} proved ${domain} has not been found for three days. Its administrators are told; nothing is taken away.`,
  ],
  action: { label: 'Open the company', path: `/operator/companies/${company.id}` },
});

export const notOpenNotice = (sentence: string, companyName: string): Notice => ({
  subject: `${companyName} can’t be used at present`,
  paragraphs: [sentence, 'Nobody of the company can sign in, and its rooms are closed.'],
});

export const lostDomainNotice = (domain: string, record: { name: string; value: string }, contact: string): Notice => ({
  subject: `The record of ${domain} is not found any more`,
  paragraphs: [
    `The domain ${domain} was proved to be your company’s own by a TXT record, which has not been found for three days. Video addresses in it go on working.`,
    `Put the record back: ${record.name}, TXT, ${record.value}`,
    `If you have questions, ask ${contact}.`,
  ],
});

/** Tells a company's administrators what the provider did for one of them. */
export const rescueNotice = (what: string, contact: string): Notice => ({
  subject: 'The provider changed something about your administrators',
  paragraphs: [what, `If you did not expect this, ask ${contact}.`],
  action: { label: 'See the members', path: '/company/members' },
});
