import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { serviceQuery } from '../../api/session.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { type Findings, runTest } from './run-test.ts';
import { TestSteps } from './test-steps.tsx';
import { useStepWords } from './use-step-words.ts';
import { useVerdictWords } from './use-verdict-words.ts';
import { judge, type Verdict } from './verdict.ts';
import { VerdictBox } from './verdict-box.tsx';

/** `/test`: tries what a meeting needs, and says in one sentence what is wrong. With an account or without. */
export function TestScreen() {
  const { t } = useLingui();
  const { data: service } = useQuery(serviceQuery());
  const [findings, setFindings] = useState<Findings>({});
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const run = useRef(0);
  const start = useCallback(() => {
    run.current += 1;
    const current = run.current;
    const isCurrent = () => current === run.current;
    setFindings({});
    setVerdict(null);
    void runTest((found) => isCurrent() && setFindings((before) => ({ ...before, ...found }))).then(
      (results) => isCurrent() && setVerdict(judge(results)),
    );
  }, []);
  useEffect(() => {
    start();
    return () => {
      run.current += 1;
    };
  }, [start]);
  const steps = useStepWords(findings);
  const words = useVerdictWords();
  const report = [
    verdict ? words(verdict.code).sentence : '',
    ...steps.map(({ title, detail }) => `${title}: ${detail ?? '…'}`),
    navigator.userAgent,
  ].join('\n');
  return (
    <PlainPage
      title={t`Connection test`}
      name={service?.name}
      wide
      lead={
        <Trans>Tries what a meeting needs, from this device and this network. Nobody else sees or hears you.</Trans>
      }
      foot={
        verdict ? (
          <CopyButton text={report} label={t`Copy the results for a help desk`}>
            <Trans>Copy results</Trans>
          </CopyButton>
        ) : null
      }
    >
      <VerdictBox verdict={verdict} />
      <TestSteps steps={steps} />
      <Button variant="default" onClick={start} disabled={verdict === null}>
        <Trans>Test again</Trans>
      </Button>
    </PlainPage>
  );
}
