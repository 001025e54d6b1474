import type { ReactNode } from 'react';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { TotalsOnly } from './totals-only.tsx';
import { usePrivacySetting } from './use-privacy.ts';

/** Shows records where the company's privacy may let them be seen now, and says otherwise why not. */
export function RecordsOnly({ children }: { children: ReactNode }) {
  const { setting, error, retry } = usePrivacySetting();
  if (setting === 'totals-only') return <TotalsOnly />;
  if (setting) return children;
  return (
    <Panel flush={!error}>{error ? <ProblemState error={error} onRetry={retry} /> : <RowsSkeleton rows={8} />}</Panel>
  );
}
