import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SelectionAction, SelectionBar } from '../selection-bar.tsx';
import type { BulkAction, SelectionAct } from './bulk-action.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { GatherDialog } from './gather-dialog.tsx';
import type { Identified } from './paged-rows.ts';
import { noSelection, type Selection, select, selectedRows } from './selection.ts';
import type { ListState } from './use-list.ts';
import { useTotalText } from './use-total-text.ts';

interface BulkBarProps<Row extends Identified, Sort extends string, Answer> {
  list: ListState<Row, Sort, Answer>;
  acts: readonly SelectionAct<Row>[];
  selection: Selection<Row>;
  onSelect: (selection: Selection<Row>) => void;
  rowName: (row: Row) => string;
  /** When a dialog has closed. */
  onEnd: () => void;
}

/** How many rows are selected, over all pages, and what can be done with them. */
export function BulkBar<Row extends Identified, Sort extends string, Answer>(props: BulkBarProps<Row, Sort, Answer>) {
  const { list, acts, selection, onSelect, rowName, onEnd } = props;
  const [asked, setAsked] = useState<{ act: BulkAction<Row>; rows: readonly Row[] } | null>(null);
  const [gathering, setGathering] = useState(false);
  const total = useTotalText(list);
  const more = list.rows.every(({ id }) => selection.rows.has(id)) && selection.rows.size < list.total;
  const start = (act: SelectionAct<Row>) => {
    const rows = selectedRows(selection, list.rows);
    if ('open' in act) act.open(rows);
    else setAsked({ act, rows });
  };
  return (
    <>
      <SelectionBar count={selection.rows.size} onClear={() => onSelect(noSelection())}>
        {more ? (
          <SelectionAction onClick={() => setGathering(true)}>
            <Trans>Select all {total}</Trans>
          </SelectionAction>
        ) : null}
        {acts.map((act) => (
          <SelectionAction key={act.id} danger={'danger' in act && act.danger === true} onClick={() => start(act)}>
            {act.label}
          </SelectionAction>
        ))}
      </SelectionBar>
      {gathering ? (
        <GatherDialog
          list={list}
          onClose={() => {
            setGathering(false);
            onEnd();
          }}
          onGathered={(rows) => {
            onSelect(select(selection, rows, true));
            setGathering(false);
            onEnd();
          }}
        />
      ) : null}
      {asked ? (
        <BulkDialog
          key={asked.act.id}
          act={asked.act}
          rows={asked.rows}
          rowName={rowName}
          onClose={() => {
            setAsked(null);
            onEnd();
          }}
          onDone={(rows) => onSelect(select(selection, rows, false))}
        />
      ) : null}
    </>
  );
}
