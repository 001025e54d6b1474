import { Trans } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh, IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { EmptyState } from '../empty-state.tsx';
import { FaultState } from '../fault-state.tsx';
import { useFaultWords } from '../fault-words.ts';
import { Panel } from '../panel.tsx';
import type { SelectionAct } from './bulk-action.ts';
import { BulkBar } from './bulk-bar.tsx';
import classes from './list.module.css';
import { ListTable } from './list-table.tsx';
import { ListToolbar, type ToolbarProps } from './list-toolbar.tsx';
import type { Identified } from './paged-rows.ts';
import { RowSkeletons } from './row-skeletons.tsx';
import { noSelection, type Selection } from './selection.ts';
import type { ListState } from './use-list.ts';
import { useListKeys } from './use-list-keys.ts';

interface ListProps<Row extends Identified, Sort extends string, Answer> extends ToolbarProps<Row, Sort, Answer> {
  /** What the list holds, for screen readers: `Members`. */
  label: string;
  /** The row's name, for its checkbox and for summaries. */
  rowName: (row: Row) => string;
  /** At the end of each row: `<ActionMenu>`. */
  rowMenu?: (row: Row) => ReactNode;
  /** Where Enter and a click on the row lead; the head cell should hold the real link. */
  onOpen?: (row: Row) => void;
  /** What can be done with selected rows; without it rows can't be selected. */
  acts?: readonly SelectionAct<Row>[];
  /** While there is nothing at all: `<EmptyState>` with what this is for and the button that fills it. */
  empty: ReactNode;
  /** What search finds, said where nothing was found. */
  searched?: ReactNode;
}

/** A list of the service: searched, filtered, sorted and paged by it, with what can be done with its rows. */
export function List<Row extends Identified, Sort extends string, Answer>(props: ListProps<Row, Sort, Answer>) {
  const { list, label, rowName, rowMenu, onOpen, acts, empty, searched } = props;
  const [selection, setSelection] = useState<Selection<Row>>(noSelection);
  const field = useRef<HTMLInputElement>(null);
  const narrowed = isNarrowed(list);
  const clearSelection = () => setSelection(noSelection);
  const clearSearch = () => list.change({ search: '' });
  const clear = selection.rows.size > 0 ? clearSelection : undefined;
  useListKeys({ field, clear: list.query.search ? clearSearch : clear });
  const area = useRef<HTMLDivElement>(null);
  if (list.answer && list.rows.length === 0 && !narrowed && !list.settling) return <Panel>{empty}</Panel>;
  return (
    <div ref={area}>
      <ListToolbar {...props} field={field} onDown={() => rowIn(area.current)?.focus()} />
      {list.answer ? null : <NothingLoaded list={list} />}
      {list.answer && list.rows.length === 0 ? <NothingFound list={list}>{searched}</NothingFound> : null}
      {list.rows.length > 0 ? (
        <>
          {list.error ? <Interrupted error={list.error} onRetry={list.retry} /> : null}
          <ListTable
            list={list}
            label={label}
            rowName={rowName}
            rowMenu={rowMenu}
            onOpen={onOpen}
            selection={acts ? selection : undefined}
            onSelect={setSelection}
          />
          {list.endError ? <Interrupted error={list.endError} onRetry={list.retry} /> : null}
        </>
      ) : null}
      {acts ? (
        <BulkBar
          list={list}
          acts={acts}
          selection={selection}
          onSelect={setSelection}
          rowName={rowName}
          onEnd={() => focusRow(area.current)}
        />
      ) : null}
    </div>
  );
}

/** After a dialog whose button is gone: back to the list, once the dialog has given up the focus. */
function focusRow(area: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    rowIn(area)?.focus({ preventScroll: true });
  });
}

/** The row that the keyboard reaches first. */
const rowIn = (area: HTMLElement | null) => area?.querySelector<HTMLElement>('[data-row][tabindex="0"]');

type OfList<Row extends Identified, Sort extends string, Answer> = { list: ListState<Row, Sort, Answer> };

const isNarrowed = <Row extends Identified, Sort extends string, Answer>(list: ListState<Row, Sort, Answer>) =>
  Boolean(list.query.search) || Object.values(list.filters).some((value) => value !== undefined);

function NothingLoaded<Row extends Identified, Sort extends string, Answer>({ list }: OfList<Row, Sort, Answer>) {
  const words = useFaultWords();
  if (!list.error) {
    return (
      <Panel flush>
        <RowSkeletons rows={11} />
      </Panel>
    );
  }
  const { title, detail, requestId, status } = words(list.error);
  const hopeless = status === 403 || status === 404 || status === 410;
  return (
    <Panel>
      <FaultState
        title={title}
        detail={detail}
        requestId={status >= 500 ? requestId : undefined}
        onRetry={hopeless ? undefined : list.retry}
      />
    </Panel>
  );
}

function NothingFound<Row extends Identified, Sort extends string, Answer>({
  list,
  children,
}: OfList<Row, Sort, Answer> & { children: ReactNode }) {
  const typed = list.query.search;
  const clear = () =>
    list.change({
      search: '',
      filters: Object.fromEntries(Object.keys(list.filters).map((filter) => [filter, undefined])),
    });
  return (
    <Panel>
      <EmptyState
        icon={<IconSearchOff aria-hidden />}
        title={typed ? <Trans>Nothing fits “{typed}”</Trans> : <Trans>Nothing fits these filters</Trans>}
        action={
          <Button onClick={clear}>
            <Trans>Clear search and filters</Trans>
          </Button>
        }
      >
        {children}
      </EmptyState>
    </Panel>
  );
}

/** Beside the rows that are there: why no more come, or no newer ones. */
function Interrupted({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { title, detail } = useFaultWords()(error);
  return (
    <Alert
      className={classes.interrupted}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
    >
      {detail}
      <div>
        <Button size="xs" mt={8} leftSection={<IconRefresh aria-hidden />} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    </Alert>
  );
}
