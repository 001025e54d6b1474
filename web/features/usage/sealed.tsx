import { Trans } from '@lingui/react/macro';
import type { UsageSummary } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './usage.module.css';

/** Where a period reaches into a time whose records are deleted: what that means for what is shown. */
export function Sealed({ summary: { sealedBefore, from } }: { summary: Pick<UsageSummary, 'sealedBefore' | 'from'> }) {
  const format = useFormat();
  if (sealedBefore === null || from >= sealedBefore) return null;
  const day = format.date(`${sealedBefore}T12:00:00Z`);
  return (
    <p className={classes.notice}>
      <Trans>
        Records from before {day} are deleted, as your company’s settings say. Their totals stay; the calls behind them
        and the people in them are no longer known.
      </Trans>
    </p>
  );
}
