import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import { labelTime } from './axis-labels.ts';
import classes from './bar-chart.module.css';
import { BarTip } from './bar-tip.tsx';
import { nameDays } from './period.ts';
import { type Bar, type Calls, makeTicks, type Step, secondsOf } from './series.ts';

interface BarChartProps {
  bars: readonly Bar[];
  step: Step;
  calls: Calls;
  /** Pixels at hand. */
  width: number;
  /** Shows the calls of a bar. */
  onOpen: (bar: Bar) => void;
}

const height = 184;
const left = 42;
const bottom = 26;
const top = 8;

const compact = new Intl.NumberFormat(formattingLocale(), { notation: 'compact', maximumFractionDigits: 1 });
const writeTick = (tick: number) => compact.format(tick).replace(/K$/, 'k');

/** Bars over time. The pointer and the arrow keys go from bar to bar; each is told in words too. */
export function BarChart({ bars, step, calls, width, onOpen }: BarChartProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [at, setAt] = useState<number | null>(null);
  const minutes = bars.map((bar) => Math.floor(secondsOf(bar, calls) / 60));
  const ticks = makeTicks(Math.max(...minutes, 0));
  const highest = Math.max(ticks.at(-1) ?? 1, 1);
  const pitch = (width - left) / bars.length;
  const gap = Math.min(8, Math.max(0.6, pitch * 0.19));
  const y = (value: number) => top + height - (value / highest) * height;
  const active = at === null ? null : (bars[at] ?? null);

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const across = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    const index = Math.floor(across / pitch);
    setAt(index >= 0 && index < bars.length ? index : null);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setAt(null);
    const chosen = bars[at ?? bars.length - 1];
    if (event.key === 'Enter' && chosen) onOpen(chosen);
    const next = move(event.key, at ?? bars.length - 1, bars.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };
  const name = (bar: Bar) => (bar.from === bar.to ? format.day(bar.from) : nameDays(bar, formattingLocale(), 'full'));
  const tell = (index: number) => {
    const bar = bars[index];
    if (!bar) return '';
    const when = name(bar);
    const long = format.number(minutes[index] ?? 0);
    return t`${when}: ${long} minutes`;
  };
  const told = at ?? bars.length - 1;
  return (
    <div
      className={classes.chart}
      role="slider"
      tabIndex={0}
      aria-label={t`Call minutes over time; arrow keys go from bar to bar, Enter shows the calls`}
      aria-valuemin={1}
      aria-valuemax={bars.length}
      aria-valuenow={told + 1}
      aria-valuetext={tell(told)}
      onKeyDown={press}
      onBlur={() => setAt(null)}
    >
      <svg
        width={width}
        height={top + height + bottom}
        aria-hidden="true"
        data-opens={active ? true : undefined}
        onPointerMove={point}
        onPointerDown={point}
        onClick={() => active && onOpen(active)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setAt(null)}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
            <text className={classes.label} x={left - 9} y={y(tick) + 4} textAnchor="end">
              {writeTick(tick)}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => {
          const value = minutes[index] ?? 0;
          const tall = value > 0 ? Math.max(1.5, (value / highest) * height) : 0;
          return (
            <rect
              key={bar.from}
              className={classes.bar}
              data-weekend={bar.weekend || undefined}
              data-active={index === at || undefined}
              x={left + index * pitch + gap / 2}
              width={Math.max(0.8, pitch - gap)}
              y={top + height - tall}
              height={tall}
              rx={Math.min(2, pitch / 4)}
            />
          );
        })}
        {labelTime(bars, step, pitch, formattingLocale()).map(({ index, text }) => (
          <text key={index} className={classes.label} x={left + index * pitch + gap / 2} y={top + height + 20}>
            {text}
          </text>
        ))}
      </svg>
      {active && at !== null ? (
        <BarTip
          x={left + (at + 0.5) * pitch}
          y={y(minutes[at] ?? 0)}
          width={width}
          title={name(active)}
          minutes={minutes[at] ?? 0}
          calls={calls === 'all' ? active.calls : null}
        />
      ) : null}
    </div>
  );
}

/** The bar that a key leads to from another; null for keys that lead nowhere. */
function move(key: string, from: number, count: number): number | null {
  const targets: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - 7,
    PageUp: from + 7,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}
