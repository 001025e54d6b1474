import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { UsageSummary } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './kinds-panel.module.css';
import type { UsageDay } from './series.ts';

interface KindsPanelProps {
  summary: UsageSummary;
  days: readonly UsageDay[];
}

/** How meetings and direct calls share the period. */
export function KindsPanel({ summary, days }: KindsPanelProps) {
  const sum = (of: (day: UsageDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const meetingSeconds = sum((day) => day.meetingSeconds);
  const directSeconds = sum((day) => day.directSeconds);
  const all = Math.max(1, meetingSeconds + directSeconds);
  return (
    <Panel title={<Trans>Meeting or direct</Trans>}>
      <dl className={classes.kinds}>
        <Kind name={<Trans>Meetings</Trans>} calls={summary.meetings.value ?? 0} seconds={meetingSeconds} all={all} />
        <Kind
          name={<Trans>Direct calls</Trans>}
          calls={summary.directCalls.value ?? 0}
          seconds={directSeconds}
          all={all}
        />
      </dl>
    </Panel>
  );
}

function Kind({ name, calls, seconds, all }: { name: ReactNode; calls: number; seconds: number; all: number }) {
  const format = useFormat();
  const minutes = format.minutes(seconds);
  const many = format.number(calls);
  const share = format.percent(seconds / all);
  return (
    <div className={classes.kind}>
      <dt>{name}</dt>
      <dd className={classes.calls}>
        <Plural value={calls} one={`${many} call`} other={`${many} calls`} />
      </dd>
      <dd className={classes.bar}>
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect className={classes.track} width="100" height="6" />
          <rect className={classes.share} width={(100 * seconds) / all} height="6" />
        </svg>
      </dd>
      <dd className={classes.minutes}>
        <Trans>
          {minutes} minutes, {share} of all
        </Trans>
      </dd>
    </div>
  );
}
