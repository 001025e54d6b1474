import { Plural, Trans } from '@lingui/react/macro';
import { useLayoutEffect, useRef } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './bar-chart.module.css';

interface BarTipProps {
  /** The middle of the bar's top, in pixels of the chart. */
  x: number;
  y: number;
  width: number;
  title: string;
  minutes: number;
  /** Null where only some of them are shown. */
  calls: number | null;
}

/** What a bar stands for, above it; near an edge it moves inwards. */
export function BarTip({ x, y, width, title, minutes, calls }: BarTipProps) {
  const format = useFormat();
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = tip;
    if (!current) return;
    const half = current.offsetWidth / 2;
    const middle = Math.min(Math.max(x, half), Math.max(half, width - half));
    current.style.setProperty('--tip-x', `${middle}px`);
    current.style.setProperty('--tip-y', `${Math.max(y, current.offsetHeight + 4)}px`);
    current.style.setProperty('--tip-shift', '-50%');
  }, [x, y, width]);
  const long = format.number(minutes);
  const many = format.number(calls ?? 0);
  return (
    <div ref={tip} className={classes.tip} aria-hidden="true">
      <b>{title}</b>
      <span>
        <Plural value={minutes} one={`${long} minute`} other={`${long} minutes`} />
        {calls === null ? null : (
          <Trans>
            {' · '}
            <Plural value={calls} one={`${many} call`} other={`${many} calls`} />
          </Trans>
        )}
      </span>
      <em>
        <Trans>Click to show the calls</Trans>
      </em>
    </div>
  );
}
