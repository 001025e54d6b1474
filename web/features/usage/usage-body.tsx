import type { UsagePeople, UsageSummary } from '../../../contract/usage.ts';
import { ClientsPanel } from './clients-panel.tsx';
import { DaysPanel } from './days-panel.tsx';
import { FigureCards } from './figure-cards.tsx';
import { Foot } from './foot.tsx';
import { HoursPanel } from './hours-panel.tsx';
import { KindsPanel } from './kinds-panel.tsx';
import { LengthsPanel } from './lengths-panel.tsx';
import { LivePanel } from './live-panel.tsx';
import { NoCalls } from './no-calls.tsx';
import { Pseudonyms } from './pseudonyms.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { Sealed } from './sealed.tsx';
import { SizesPanel } from './sizes-panel.tsx';
import { TablesPanel } from './tables-panel.tsx';
import { TotalsOnly } from './totals-only.tsx';
import classes from './usage.module.css';

interface UsageBodyProps {
  summary: UsageSummary;
  people: UsagePeople | undefined;
  isStale: boolean;
}

/** Figures, charts and tables of a period, as far as the company's privacy shows them. */
export function UsageBody({ summary, people, isStale }: UsageBodyProps) {
  return (
    <div className={classes.stack} data-stale={isStale || undefined}>
      {summary.privacy === 'pseudonyms' ? <Pseudonyms /> : null}
      <FigureCards summary={summary} people={people} />
      <Sealed summary={summary} />
      {summary.privacy === 'totals-only' ? <TotalsOnly /> : <Charts summary={summary} />}
      <Foot />
    </div>
  );
}

function Charts({ summary }: { summary: UsageSummary }) {
  const { joins, callSeconds, unanswered } = summary;
  if (!joins.value && !callSeconds.value && !unanswered.value) return <NoCalls />;
  return (
    <>
      <DaysPanel />
      <div className={classes.halves}>
        <HoursPanel />
        <TablesPanel />
      </div>
      <div className={classes.halves}>
        <SizesPanel />
        <LengthsPanel />
      </div>
      <div className={classes.halves}>
        <div className={classes.column}>
          <KindsPanel />
          <QualityPanel />
        </div>
        <div className={classes.column}>
          <ClientsPanel />
          {summary.privacy === 'per-person' ? <LivePanel /> : null}
        </div>
      </div>
    </>
  );
}
