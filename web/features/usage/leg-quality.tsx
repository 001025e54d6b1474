import { Trans } from '@lingui/react/macro';
import { useQualitySentence } from '../call-history/index.ts';
import classes from './call-page.module.css';
import type { Leg } from './leg.ts';

/** How a party's connection was, in the sentence that a help desk reads out. */
export function LegQuality({ leg: { diagnosis, kind } }: { leg: Leg }) {
  const sentence = useQualitySentence();
  if (!diagnosis) {
    return kind === 'video-system' ? null : (
      <span className={classes.quiet}>
        <Trans>Connection not measured</Trans>
      </span>
    );
  }
  return <span className={diagnosis.word === 'good' ? classes.quiet : classes.trouble}>{sentence(diagnosis)}</span>;
}
