import type { ReactNode } from 'react';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';
import { Pseudonyms } from './pseudonyms.tsx';
import { Sealed } from './sealed.tsx';
import { isTotalsOnly, TotalsOnly } from './totals-only.tsx';
import classes from './usage.module.css';

interface SeenAsProps {
  /** What was answered, and which days it is about. */
  answer: { privacy: StatisticsPrivacy; incompleteBefore?: string | null } | undefined;
  from?: string;
  error: unknown;
  children: ReactNode;
}

/**
 * Above records what holds for their days, which may be under a stricter privacy than the company's setting of now; in
 * their place why there are none.
 */
export function SeenAs({ answer, from = '', error, children }: SeenAsProps) {
  if (isTotalsOnly(error)) return <TotalsOnly />;
  const sealedBefore = answer?.incompleteBefore ?? null;
  return (
    <>
      {answer?.privacy === 'pseudonyms' ? (
        <div className={classes.apart}>
          <Pseudonyms />
        </div>
      ) : null}
      {sealedBefore ? (
        <div className={classes.apart}>
          <Sealed summary={{ sealedBefore, from }} />
        </div>
      ) : null}
      {children}
    </>
  );
}
