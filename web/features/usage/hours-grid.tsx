import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { PeriodSearch } from '../../app/usage-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { callsLink } from './calls-link.ts';
import { nameHour, nameWeekday } from './clock-names.ts';
import classes from './hours-panel.module.css';
import { useRoving } from './use-roving.ts';

interface HoursGridProps {
  hours: readonly { weekday: number; hour: number; callSeconds: number }[];
  weekStart: string;
  days: PeriodSearch;
  name: (weekday: number, hour: number) => string;
}

const firstDays: Readonly<Record<string, number>> = { monday: 1, saturday: 6, sunday: 7 };

/** Weekdays below each other, hours beside each other, the deeper the more; each opens its calls. */
export function HoursGrid({ hours, weekStart, days, name }: HoursGridProps) {
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
  const roving = useRoving(columns.length);
  const every = columns.length > 16 ? 3 : 2;
  return (
    <table
      className={classes.grid}
      aria-label={t`Call minutes by weekday and hour; arrow keys go from one to the other`}
      {...roving}
    >
      <tbody>
        {weekdays.map((weekday, row) => (
          <tr key={weekday}>
            <th scope="row">
              <span aria-hidden="true">{nameWeekday(weekday, 'short')}</span>
              <span className="visually-hidden">{nameWeekday(weekday, 'long')}</span>
            </th>
            {columns.map((hour, column) => {
              const value = seconds.get(weekday * 24 + hour) ?? 0;
              const minutes = format.minutes(value);
              const when = name(weekday, hour);
              const label = t`${when}: ${minutes} minutes`;
              const share: CSSProperties & Record<'--share', string> = {
                '--share': `${Math.round(4 + 92 * Math.sqrt(value / most))}%`,
              };
              return (
                <td key={hour} title={label}>
                  <Link
                    {...callsLink(days, { figure: 'callSeconds', weekday: `${weekday}`, hour: `${hour}` })}
                    className={classes.cell}
                    data-part
                    data-none={value === 0 || undefined}
                    style={share}
                    tabIndex={row === 0 && column === 0 ? 0 : -1}
                    aria-label={label}
                  />
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
              <span aria-hidden="true">{hour % every === 0 ? hour : ''}</span>
              <span className="visually-hidden">{nameHour(hour)}</span>
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
