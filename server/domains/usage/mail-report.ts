import type { UsagePeople, UsageSummary } from '../../../contract/usage-values.ts';
import type { MailMessage } from '../../platform/outbound/mail.ts';
import { layOutMail } from '../../platform/outbound/mail-layout.ts';
import type { Every } from './report-period.ts';

interface Report {
  to: string;
  company: string;
  /** What the figures are of, and how often the administrator chose to get them. */
  every: Every;
  chosen: Every;
  summary: UsageSummary;
  people: UsagePeople;
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
export function reportMail({ to, company, every, chosen, summary, people, serviceName, url }: Report): MailMessage {
  const { from, to: last, timeZone } = summary;
  const heading = `Usage of ${company}: ${written(from)} to ${written(last)}`;
  const lines = [
    `Calls: ${beside(summary.calls, count)}`,
    `Meetings: ${beside(summary.meetings, count)}`,
    `Direct calls: ${beside(summary.directCalls, count)}, unanswered: ${beside(summary.unanswered, count)}`,
    `Call minutes: ${beside(summary.callSeconds, minutes)}`,
    `Room minutes: ${beside(summary.roomSeconds, minutes)}`,
    `Joins: ${beside(summary.joins, count)}, of guests: ${beside(summary.guestJoins, count)}`,
    `People: ${beside(people.people, count)}, of ${count(people.members)} members`,
    `Peak, at once: ${beside(summary.peak, count)}`,
    `Meeting size, half of them up to: ${beside(summary.meetingSizeMedian, count)}, nine of ten up to: ${beside(summary.meetingSizeP90, count)}`,
    `Meeting length in minutes, half of them up to: ${beside(summary.meetingMinutesMedian, count)}, nine of ten up to: ${beside(summary.meetingMinutesP90, count)}`,
  ];
  const notes = [
    `Days are those of ${timeZone}. “Before” is the ${every} before.`,
    ...(summary.privacy === 'totals-only' ? ['A dash stands where fewer than 5 people would be counted.'] : []),
    ...(every === chosen
      ? []
      : ['You chose to get the figures every week. Your company shows whole months only, so they come once a month.']),
  ];
  const content = layOutMail({
    heading,
    paragraphs: [...lines, ...notes],
    action: { label: 'Open company usage', url: `${url}/company/usage?period=own&from=${from}&to=${last}` },
    footer: `You get this every ${every} because you chose so under “Company usage” of ${company} in ${serviceName}. You can end it there.`,
  });
  return { to, subject: heading, ...content };
}
