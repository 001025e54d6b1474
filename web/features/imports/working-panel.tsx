import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import type { ImportView } from '../../../contract/imports.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './imports.module.css';
import { useCancelImport } from './use-cancel-import.ts';

/** Reading is a third of the way to the result of the check. */
const readingShare = 1 / 3;

function shareOf({ state, progress: { done, total } }: ImportView): number {
  const part = total > 0 ? Math.min(1, done / total) : 0;
  if (state === 'reading') return part * readingShare;
  return state === 'checking' ? readingShare + part * (1 - readingShare) : 1;
}

/** While the service works at a file: how far it is. */
export function WorkingPanel({ view }: { view: ImportView }) {
  const { t } = useLingui();
  const format = useFormat();
  const { cancel, cancelling, error } = useCancelImport(view.id);
  const applying = view.state === 'applying';
  const people = format.number(view.rows.new);
  const lines = format.number(view.rows.total);
  return (
    <Panel title={applying ? <Trans>Inviting {people} people</Trans> : <Trans>Checking the file</Trans>}>
      <div className={classes.stack}>
        <Progress
          value={shareOf(view) * 100}
          animated={applying}
          aria-label={applying ? t`Inviting` : t`Checking the file`}
        />
        <p className={classes.text} role="status">
          {applying ? (
            <Trans>All of them are invited in one step, or nobody is.</Trans>
          ) : (
            <Trans>{lines} lines read. Nobody is invited by this.</Trans>
          )}{' '}
          <Trans>You can leave this page: the work goes on.</Trans>
        </p>
        <ProblemAlert error={error} />
        {view.can.cancel ? (
          <div>
            <Button onClick={cancel} loading={cancelling}>
              <Trans>Cancel</Trans>
            </Button>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
