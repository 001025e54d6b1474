import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useFaultWords } from '../fault-words.ts';
import { tell, tellWithUndo } from '../toast.tsx';
import type { BulkAction } from './bulk-action.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { BulkResults } from './bulk-results.tsx';
import { BulkSummary } from './bulk-summary.tsx';
import type { Identified } from './paged-rows.ts';
import { useBulkRun } from './use-bulk-run.ts';

interface BulkDialogProps<Row> {
  act: BulkAction<Row>;
  rows: readonly Row[];
  rowName: (row: Row) => string;
  onClose: () => void;
  /** With the rows that are settled: done, left out, or not there any more. */
  onDone: (rows: readonly Row[]) => void;
}

/** An act on several rows: what will happen, how far it is, and what became of each. */
export function BulkDialog<Row extends Identified>({ act, rows, rowName, onClose, onDone }: BulkDialogProps<Row>) {
  const { t } = useLingui();
  const tellOne = useTellOne(act);
  const taken = rows.filter((row) => act.skip?.(row) === undefined);
  const onOneDone = (row: Row, undoing: boolean) => {
    onClose();
    tellOne(row, undoing);
  };
  const { phase, start, retry, undo, stop } = useBulkRun({ act, rows, onDone, onOneDone });
  const undoing = phase.is !== 'asking' && phase.undoing;
  // Closing it while it runs stops it, and shows how far it came.
  const close = phase.is === 'running' ? stop : onClose;
  const title = act.title(taken.length);
  return (
    <Modal
      opened
      onClose={close}
      size={phase.is === 'asking' ? undefined : 560}
      title={undoing ? t`Undo: ${title}` : title}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {phase.is === 'asking' ? (
        <BulkSummary act={act} rows={rows} rowName={rowName} onClose={close} onConfirm={start} />
      ) : null}
      {phase.is === 'running' ? <BulkProgress results={phase.results} onCancel={stop} /> : null}
      {phase.is === 'finished' ? (
        <BulkResults
          name={act.id}
          results={phase.results}
          said={undoing && act.undo ? act.undo.done : act.done}
          rowName={rowName}
          onClose={close}
          onRetry={retry}
          undo={act.undo && !undoing ? <Button onClick={undo}>{act.undo.label}</Button> : null}
        />
      ) : null}
      <span className="visually-hidden" role="status">
        {phase.is === 'running' ? <Trans>Under way</Trans> : null}
      </span>
    </Modal>
  );
}

/** Says in a line at the foot of the screen that the only row is done, and offers to take it back. */
function useTellOne<Row>({ done, undo, onEnd }: BulkAction<Row>): (row: Row, undoing: boolean) => void {
  const words = useFaultWords();
  return (row, undoing) => {
    if (!undo) return tell(done(1));
    if (undoing) return tell(undo.done(1));
    const takeBack = async () => {
      try {
        await undo.run(row);
        tell(undo.done(1));
      } catch (fault) {
        tell(words(fault).detail);
      }
      await onEnd?.();
    };
    return tellWithUndo(done(1), { label: undo.label, run: () => void takeBack() });
  };
}
