import { Trans, useLingui } from '@lingui/react/macro';
import type { CSSProperties } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './hours-panel.module.css';

interface HoursPanelProps {
  hours: readonly { weekday: number; hour: number; callSeconds: number }[];
  weekStart: string;
}

const firstDays: Readonly<Record<string, number>> = { monday: 1, saturday: 6, sunday: 7 };

/** When people call: minutes by weekday and hour, the deeper the more. */
export function HoursPanel({ hours, weekStart }: HoursPanelProps) {
  const { t } = useLingui();
  const format = useFormat();
  const used = hours.map(({ hour }) => hour);
  // Office hours at least; what is called outside of them widens the grid.
  const first = Math.min(6, ...used);
  const last = Math.max(19, ...used);
  const columns = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const start = firstDays[weekStart] ?? 1;
  const weekdays = Array.from({ length: 7 }, (_, at) => ((start - 1 + at) % 7) + 1);
  const most = Math.max(1, ...hours.map(({ callSeconds }) => callSeconds));
  const seconds = new Map(hours.map(({ weekday, hour, callSeconds }) => [weekday * 24 + hour, callSeconds]));
  return (
    <Panel title={<Trans>When</Trans>}>
      <table className={classes.grid} aria-label={t`Call minutes by weekday and hour`}>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">
                <span aria-hidden="true">{nameWeekday(weekday, 'short')}</span>
                <span className="visually-hidden">{nameWeekday(weekday, 'long')}</span>
              </th>
              {columns.map((hour) => {
                const value = seconds.get(weekday * 24 + hour) ?? 0;
                const minutes = format.minutes(value);
                const day = nameWeekday(weekday, 'long');
                const from = nameHour(hour);
                const to = nameHour((hour + 1) % 24);
                const share: CSSProperties & Record<'--share', string> = {
                  '--share': `${Math.round(4 + 92 * Math.sqrt(value / most))}%`,
                };
                return (
                  <td key={hour} title={t`${day} ${from}–${to}: ${minutes} minutes`}>
                    <span className={classes.cell} data-none={value === 0 || undefined} style={share} />
                    <span className="visually-hidden">{minutes}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            {columns.map((hour) => (
              <th key={hour} scope="col">
                <span aria-hidden="true">{hour % 2 === 0 ? hour : ''}</span>
                <span className="visually-hidden">{nameHour(hour)}</span>
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}

const nameHour = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

// 1 January 2024 was a Monday.
const nameWeekday = (weekday: number, style: 'short' | 'long') =>
  new Intl.DateTimeFormat(formattingLocale(), { timeZone: 'UTC', weekday: style }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
