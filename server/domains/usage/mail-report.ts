import type { UsagePeople, UsageSummary } from '../../../contract/usage-values.ts';
import type { MailMessage } from '../../platform/outbound/mail.ts';
import { layOutMail } from '../../platform/outbound/mail-layout.ts';

interface Report {
  to: string;
  company: string;
  every: 'week' | 'month';
  summary: UsageSummary;
  people: UsagePeople | null;
  serviceName: string;
  url: string;
}

const count = (value: number) => value.toLocaleString('en-GB');
const minutes = (seconds: number) => count(Math.floor(seconds / 60));
const written = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** `12 (before: 10)`; a dash for what is not shown. */
const beside = (figure: { value: number | null; previous: number | null }, write: (value: number) => string) =>
  `${figure.value === null ? '–' : write(figure.value)}${figure.previous === null ? '' : ` (before: ${write(figure.previous)})`}`;

/** The mail with the figures of a week or a month, and a link to the page. */
export function reportMail({ to, company, every, summary, people, serviceName, url }: Report): MailMessage {
  const { from, to: last, timeZone } = summary;
  const heading = `Usage of ${company}: ${written(from)} to ${written(last)}`;
  const lines = [
    `Calls: ${beside(summary.calls, count)}`,
    `Meetings: ${beside(summary.meetings, count)}`,
    `Direct calls: ${beside(summary.directCalls, count)}, unanswered: ${beside(summary.unanswered, count)}`,
    `Call minutes: ${beside(summary.callSeconds, minutes)}`,
    `Room minutes: ${beside(summary.roomSeconds, minutes)}`,
    `Joins: ${beside(summary.joins, count)}, of guests: ${beside(summary.guestJoins, count)}`,
    ...(people ? [`People: ${beside(people.people, count)}`] : []),
    `Peak: ${beside(summary.peak, count)}`,
  ];
  const content = layOutMail({
    heading,
    paragraphs: [...lines, `Days are those of ${timeZone}. “Before” is the ${every} before.`],
    action: { label: 'Open company usage', url: `${url}/company/usage?period=own&from=${from}&to=${last}` },
    footer: `You get this every ${every} because you chose so under “Company usage” of ${company} in ${serviceName}. You can end it there.`,
  });
  return { to, subject: heading, ...content };
}
