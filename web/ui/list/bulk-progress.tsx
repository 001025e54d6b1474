import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import dialog from '../dialog.module.css';
import type { BulkResult } from './run-bulk.ts';

interface BulkProgressProps<Row> {
  results: readonly BulkResult<Row>[];
  onCancel: () => void;
}

/** How far an act on several rows is; it can be stopped, and what is done stays done. */
export function BulkProgress<Row>({ results, onCancel }: BulkProgressProps<Row>) {
  const { t } = useLingui();
  const format = useFormat();
  const [stopping, setStopping] = useState(false);
  const gone = results.filter(({ state }) => state !== 'waiting').length;
  const refused = results.filter(({ state }) => state === 'refused').length;
  const all = format.number(results.length);
  return (
    <div className={dialog.stack}>
      <Progress value={(100 * gone) / Math.max(1, results.length)} aria-label={t`How far it is`} />
      <p className={dialog.facts}>
        <Trans>
          {format.number(gone)} of {all}
        </Trans>
        {refused > 0 ? (
          <>
            {' · '}
            <Trans>{format.number(refused)} refused</Trans>
          </>
        ) : null}
      </p>
      <div className={dialog.buttons}>
        <Button
          autoFocus
          aria-busy={stopping}
          onClick={() => {
            setStopping(true);
            onCancel();
          }}
        >
          {stopping ? <Trans>Stopping</Trans> : <Trans>Stop here</Trans>}
        </Button>
      </div>
    </div>
  );
}
