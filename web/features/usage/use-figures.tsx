import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CallFigure, UsageFigure, UsagePeople, UsageSummary } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { callsLink, tableLink } from './calls-link.ts';
import type { ShownFigure } from './figure-card.tsx';
import { useFigureNames } from './figure-names.ts';
import { useUsagePage } from './usage-page.ts';

const unknown: UsageFigure = { value: null, previous: null, yearBefore: null };

/** The figures of the page, each with its definition in the specification's words and with what is behind it. */
export function useFigures(summary: UsageSummary, people: UsagePeople | undefined): ShownFigure[] {
  const { t } = useLingui();
  const format = useFormat();
  const names = useFigureNames();
  const { search, privacy } = useUsagePage();
  const missing = useMissing(summary);
  const mayOpen = privacy !== 'totals-only';
  const opens = (figure: CallFigure, label: string): { to: ReturnType<typeof callsLink>; label: string } | undefined =>
    mayOpen ? { to: callsLink(search, { figure }), label } : undefined;
  const count = (value: number) => format.number(value);
  const minutes = (value: number) => format.minutes(value);
  const figure = (id: OfSummary, definition: ReactNode, label: string, beside?: ReactNode): ShownFigure => {
    const isSeconds = id.endsWith('Seconds');
    const write = isSeconds ? minutes : count;
    return { id, name: names[id], figure: summary[id], write, definition, beside, link: opens(id, label), missing };
  };
  const meetings = written(summary.meetings, count);
  const directCalls = written(summary.directCalls, count);
  const guests = written(summary.guestJoins, count);
  const members = format.number(people?.members ?? 0);
  const sizeMost = written(summary.meetingSizeP90, count);
  const longest = written(summary.meetingMinutesP90, (value) => format.duration(value * 60));
  return [
    figure(
      'calls',
      <Trans>
        Meetings and direct calls that started in the period: {meetings} and {directCalls}. Direct calls that nobody
        answered are not among them.
      </Trans>,
      t`Show these calls`,
    ),
    figure(
      'callSeconds',
      <Trans>
        The time of all legs inside the period: each party’s time counts, so three people in a call of 10 minutes make
        30. Kept to the second, shown in whole minutes, rounded down.
      </Trans>,
      t`Show the calls of these minutes`,
    ),
    figure(
      'roomSeconds',
      <Trans>
        The time inside the period in which a room of your company had at least one party, over all rooms, team rooms
        and personal ones.
      </Trans>,
      t`Show the calls of these minutes`,
    ),
    {
      id: 'peak',
      name: t`Peak, at once`,
      figure: summary.peak,
      write: count,
      definition: <Trans>The most legs that were open at the same moment of the period.</Trans>,
      link: opens('peak', t`Show the calls of that moment`),
      missing,
    },
    figure(
      'joins',
      <Trans>
        Legs that started in the period: how often somebody or a video system came into a call. Two devices of one
        person are two joins; who comes back within a minute goes on with the same leg.
      </Trans>,
      t`Show the calls of these joins`,
      summary.guestJoins.value === null ? null : (
        <Behind link={opens('guestJoins', t`Show the calls of these guests`)?.to}>
          <Plural value={summary.guestJoins.value} one={`${guests} guest`} other={`${guests} guests`} />
        </Behind>
      ),
    ),
    {
      id: 'people',
      name: t`People`,
      figure: people?.people ?? unknown,
      write: count,
      beside: people ? <Trans>of {members}</Trans> : null,
      definition: (
        <Trans>
          Distinct members with a leg in the period, beside the members that there are now. Guests are not among them;
          their legs are Guest joins: {guests}.
        </Trans>
      ),
      link: mayOpen ? { to: tableLink('members', search, { used: 'used' }), label: t`Show these members` } : undefined,
      missing: people ? missing : '',
    },
    {
      ...figure(
        'unanswered',
        <Trans>Direct calls that nobody answered. They are not among Calls, and have no legs.</Trans>,
        t`Show these calls`,
      ),
      moreIsWorse: true,
    },
    {
      id: 'meetingSize',
      name: t`Meeting size`,
      figure: summary.meetingSizeMedian,
      write: count,
      beside: summary.meetingSizeP90.value === null ? null : <Trans>nine of ten ≤ {sizeMost}</Trans>,
      definition: (
        <Trans>
          Distinct parties of the meetings that started in the period: half of them had at most this many (the median),
          nine of ten at most {sizeMost} (the 90th percentile).
        </Trans>
      ),
      link: opens('meetings', t`Show these meetings`),
      missing,
    },
    {
      id: 'meetingLength',
      name: t`Meeting length`,
      figure: summary.meetingMinutesMedian,
      write: (value) => format.duration(value * 60),
      beside: summary.meetingMinutesP90.value === null ? null : <Trans>nine of ten ≤ {longest}</Trans>,
      definition: (
        <Trans>
          From the first join to the last leave, of the meetings that started in the period: half of them lasted at most
          this long (the median), nine of ten at most {longest} (the 90th percentile).
        </Trans>
      ),
      link: opens('meetings', t`Show these meetings`),
      missing,
    },
  ];
}

const Behind = ({ link, children }: { link: ReturnType<typeof callsLink> | undefined; children: ReactNode }) =>
  link ? <Link {...link}>{children}</Link> : children;

const written = ({ value }: UsageFigure, write: (value: number) => string) => (value === null ? '–' : write(value));

type OfSummary = Exclude<CallFigure, 'goodSeconds' | 'fairSeconds' | 'badSeconds' | 'causeSeconds'>;

function useMissing({ privacy, sealedBefore, from, to, meetings }: UsageSummary): ReactNode {
  const { today } = useUsagePage();
  if (privacy === 'totals-only' && to >= today) return <Trans>Shown once the month is over</Trans>;
  if (privacy === 'totals-only') return <Trans>Fewer than 5 people, so not shown</Trans>;
  if (meetings.value === 0) return <Trans>No meeting</Trans>;
  return sealedBefore !== null && from < sealedBefore ? <Trans>No longer known</Trans> : null;
}
