import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import dialog from '../dialog.module.css';
import { useFaultWords } from '../fault-words.ts';
import type { Identified } from './paged-rows.ts';
import type { ListState } from './use-list.ts';
import { useTotalText } from './use-total-text.ts';

interface GatherDialogProps<Row extends Identified, Sort extends string, Answer> {
  list: ListState<Row, Sort, Answer>;
  onGathered: (rows: readonly Row[]) => void;
  onClose: () => void;
}

/** While every row that fits is read, to be selected: how far it is, and a way out. */
export function GatherDialog<Row extends Identified, Sort extends string, Answer>(
  props: GatherDialogProps<Row, Sort, Answer>,
) {
  const { list, onGathered, onClose } = props;
  const { t } = useLingui();
  const format = useFormat();
  const words = useFaultWords();
  const total = useTotalText(list);
  const [count, setCount] = useState(0);
  const [fault, setFault] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    const ending = new AbortController();
    list.gather(setCount, ending.signal).then(
      (rows) => (ending.signal.aborted ? undefined : onGathered(rows)),
      (error: unknown) => (ending.signal.aborted ? undefined : setFault(error)),
    );
    return () => ending.abort();
  }, []);
  return (
    <Modal opened onClose={onClose} title={t`Selecting all ${total}`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <div className={dialog.stack}>
        {fault ? (
          <p className={dialog.text} role="alert">
            {words(fault).detail}
          </p>
        ) : (
          <>
            <Progress value={(100 * count) / Math.max(1, list.total)} aria-label={t`Selected so far`} />
            <p className={dialog.facts}>
              <Trans>{format.number(count)} so far</Trans>
            </p>
          </>
        )}
        <div className={dialog.buttons}>
          <Button onClick={onClose}>{fault ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}</Button>
        </div>
      </div>
    </Modal>
  );
}
