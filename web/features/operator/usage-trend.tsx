import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../i18n/format-context.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import classes from './usage.module.css';

export interface MonthOfUse {
  /** First day of a month of UTC. */
  month: string;
  calls: number;
  joins: number;
  callSeconds: number;
}

const height = 28;
const pitch = 11;

/** Call minutes month by month as small bars beside the highest of them, and in words. */
export function Trend({ months }: { months: readonly MonthOfUse[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const own = Math.max(1, ...months.map(({ callSeconds }) => callSeconds));
  const write = new Intl.DateTimeFormat(formattingLocale(), { timeZone: 'UTC', month: 'short', year: 'numeric' });
  const told = months
    .map(({ month, callSeconds }) => `${write.format(new Date(`${month}T00:00:00Z`))} ${format.minutes(callSeconds)}`)
    .join(', ');
  const highest = format.minutes(Math.max(0, ...months.map(({ callSeconds }) => callSeconds)));
  return (
    <svg
      className={classes.trend}
      width={months.length * pitch}
      height={height}
      role="img"
      aria-label={t`Call minutes: ${told}`}
    >
      <title>{t`Highest month: ${highest} minutes`}</title>
      {months.map(({ month, callSeconds }, at) => {
        const tall = callSeconds > 0 ? Math.max(2, (callSeconds / own) * height) : 1;
        return (
          <rect
            key={month}
            data-now={at === months.length - 1 || undefined}
            x={at * pitch}
            y={height - tall}
            width={pitch - 3}
            height={tall}
            rx={1.5}
          />
        );
      })}
    </svg>
  );
}
