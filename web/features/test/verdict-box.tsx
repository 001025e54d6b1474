import { Trans } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import classes from './test.module.css';
import { useVerdictWords } from './use-verdict-words.ts';
import type { Verdict } from './verdict.ts';

const icons = { good: IconCircleCheck, fair: IconAlertTriangle, bad: IconCircleX } as const;

/** The one sentence, and what to do about it. */
export function VerdictBox({ verdict }: { verdict: Verdict | null }) {
  const words = useVerdictWords();
  const Icon = verdict ? icons[verdict.word] : null;
  return (
    <div className={classes.verdict} data-word={verdict?.word} role="status">
      {Icon ? <Icon aria-hidden /> : <Loader size={22} aria-hidden />}
      {verdict ? (
        <div>
          <p className={classes.sentence}>{words(verdict.code).sentence}</p>
          <p>{words(verdict.code).advice}</p>
        </div>
      ) : (
        <p className={classes.sentence}>
          <Trans>Testing: this takes about 15 seconds.</Trans>
        </p>
      )}
    </div>
  );
}
