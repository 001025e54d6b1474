import { Trans, useLingui } from '@lingui/react/macro';
import type { UsageSummary } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import { FigureCard } from './figure-card.tsx';
import { isYear, nameDays } from './period.ts';
import classes from './usage.module.css';

/** The four figures of the period, each with its definition and its change. */
export function FigureCards({ summary }: { summary: UsageSummary }) {
  const { t } = useLingui();
  const format = useFormat();
  const previous = { from: summary.previousFrom, to: summary.previousTo };
  const before = isYear(previous) ? t`the year before` : nameDays(previous, formattingLocale(), 'short');
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  const minutes = (value: number | null) => (value === null ? '–' : format.minutes(value));
  const meetings = number(summary.meetings.value);
  const directCalls = number(summary.directCalls.value);
  return (
    <div className={classes.cards}>
      <FigureCard name={t`Calls`} value={number(summary.calls.value)} figure={summary.calls} before={before}>
        <Trans>
          Meetings and direct calls that started in the period: {meetings} and {directCalls}. Direct calls that nobody
          answered are not among them.
        </Trans>
      </FigureCard>
      <FigureCard
        name={t`Call minutes`}
        value={minutes(summary.callSeconds.value)}
        figure={summary.callSeconds}
        before={before}
      >
        <Trans>
          The time that all parties spent in calls inside the period. Each party’s time counts: three people in a call
          of 10 minutes make 30. Kept to the second, shown in whole minutes.
        </Trans>
      </FigureCard>
      <FigureCard
        name={t`Room minutes`}
        value={minutes(summary.roomSeconds.value)}
        figure={summary.roomSeconds}
        before={before}
      >
        <Trans>
          The time inside the period in which a room had at least one party in it, over all rooms of the company, team
          rooms and personal rooms.
        </Trans>
      </FigureCard>
      <FigureCard name={t`Joins`} value={number(summary.joins.value)} figure={summary.joins} before={before}>
        <Trans>
          How many times somebody or a video system came into a call in the period. Two devices of one person are two
          joins; coming back within a minute is none.
        </Trans>
      </FigureCard>
    </div>
  );
}
