import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useFaultWords } from '../fault-words.ts';
import { tell, tellWithUndo } from '../toast.tsx';
import type { BulkAction } from './bulk-action.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { BulkResults } from './bulk-results.tsx';
import { BulkSummary } from './bulk-summary.tsx';
import { type BulkResult, runBulk } from './run-bulk.ts';
import { useWaitFor } from './use-wait-for.ts';

interface BulkDialogProps<Row> {
  act: BulkAction<Row>;
  rows: readonly Row[];
  rowName: (row: Row) => string;
  onClose: () => void;
  /** With the rows that are settled: the act was carried out on them, or they were left out. */
  onDone: (rows: readonly Row[]) => void;
}

type Phase<Row> =
  | { is: 'asking' }
  | { is: 'running' | 'finished'; undoing: boolean; results: readonly BulkResult<Row>[] };

const noEnd = new AbortController().signal;
const doneOf = <Row,>(results: readonly BulkResult<Row>[]) =>
  results.filter(({ state }) => state === 'done').map(({ row }) => row);

/** An act on several rows: what will happen, how far it is, and what became of each. */
export function BulkDialog<Row>({ act, rows, rowName, onClose, onDone }: BulkDialogProps<Row>) {
  const { t } = useLingui();
  const waitFor = useWaitFor();
  const words = useFaultWords();
  const [phase, setPhase] = useState<Phase<Row>>({ is: 'asking' });
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);
  const taken = rows.filter((row) => act.skip?.(row) === undefined);
  const run = async (on: readonly Row[], before: readonly BulkResult<Row>[], undoing: boolean) => {
    const stop = new AbortController();
    ending.current = stop;
    const send = undoing && act.undo ? act.undo.run : act.run;
    const show = (is: 'running' | 'finished', results: readonly BulkResult<Row>[]) =>
      setPhase({ is, undoing, results: [...before, ...results] });
    show(
      'running',
      on.map((row) => ({ row, state: 'waiting' })),
    );
    const onProgress = (results: readonly BulkResult<Row>[]) => show('running', results);
    const results = await runBulk({ rows: on, act: send, onProgress, signal: stop.signal, waitFor });
    const done = doneOf(results);
    if (!undoing) onDone([...done, ...rows.filter((row) => act.skip?.(row) !== undefined)]);
    void act.onEnd?.();
    if (on.length === 1 && done.length === 1 && before.length === 0) return finishQuietly(undoing);
    return show('finished', results);
  };
  const finishQuietly = (undoing: boolean) => {
    onClose();
    const { undo } = act;
    if (undoing || !undo) return tell(undoing ? (undo?.done(1) ?? '') : act.done(1));
    const takeBack = async () => {
      const results = await runBulk({
        rows: taken,
        act: undo.run,
        onProgress: () => undefined,
        signal: noEnd,
        waitFor,
      });
      void act.onEnd?.();
      const [result] = results;
      tell(result?.state === 'refused' ? words(result.fault).detail : undo.done(1));
    };
    return tellWithUndo(act.done(1), { label: undo.label, run: () => void takeBack() });
  };
  // Closing it while it runs stops it, and shows how far it came.
  const close = () => (phase.is === 'running' ? ending.current.abort() : onClose());
  return (
    <Modal
      opened
      onClose={close}
      size={phase.is === 'asking' ? undefined : 560}
      title={
        phase.is !== 'asking' && phase.undoing ? t`Undo: ${act.title(phase.results.length)}` : act.title(taken.length)
      }
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {phase.is === 'asking' ? (
        <BulkSummary
          act={act}
          rows={rows}
          rowName={rowName}
          onClose={close}
          onConfirm={() => void run(taken, [], false)}
        />
      ) : null}
      {phase.is === 'running' ? <BulkProgress results={phase.results} onCancel={() => ending.current.abort()} /> : null}
      {phase.is === 'finished' ? (
        <BulkResults
          name={act.id}
          results={phase.results}
          said={phase.undoing && act.undo ? act.undo.done : act.done}
          rowName={rowName}
          onClose={close}
          onRetry={(again) => {
            const kept = phase.results.filter(({ state }) => state === 'done');
            void run(again, kept, phase.undoing);
          }}
          undo={
            act.undo && !phase.undoing ? (
              <Button onClick={() => void run(doneOf(phase.results), [], true)}>{act.undo.label}</Button>
            ) : null
          }
        />
      ) : null}
      <span className="visually-hidden" role="status">
        {phase.is === 'running' ? <Trans>Under way</Trans> : null}
      </span>
    </Modal>
  );
}
