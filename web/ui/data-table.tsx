import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface Column<Row, Sort extends string = string> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The name that the server sorts by; absent where it can't. */
  sort?: Sort;
  /** Numbers stand at the right, with figures of equal width. */
  numeric?: boolean;
  /** Greyed: what one looks up rather than reads. */
  quiet?: boolean;
  /** On a phone a row is a card: its head, its second line, or left out (the default). */
  card?: 'head' | 'line';
}

export interface Sorting<Sort extends string> {
  by: Sort;
  order: 'ascending' | 'descending';
}

interface DataTableProps<Row, Sort extends string> {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly Column<Row, Sort>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The row's name, for the names of its checkbox and menu. */
  rowName: (row: Row) => string;
  sorting?: Sorting<Sort>;
  onSort?: (sorting: Sorting<Sort>) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  /** At the end of each row: a menu. */
  rowMenu?: (row: Row) => ReactNode;
  /** Where a click on the row leads; the head cell should hold the real link. */
  onOpen?: (row: Row) => void;
}

/** A list of equal things: a table on a wide screen, cards with the two facts that matter on a phone. */
export function DataTable<Row, Sort extends string = string>(props: DataTableProps<Row, Sort>) {
  const { label, columns, rows, rowKey, rowName, sorting, onSort, selected, onSelect, rowMenu, onOpen } = props;
  const { t } = useLingui();
  const all = selected !== undefined && rows.length > 0 && rows.every((row) => selected.has(rowKey(row)));
  const some = selected !== undefined && rows.some((row) => selected.has(rowKey(row)));
  const toggle = (keys: readonly string[], on: boolean) => {
    const next = new Set(selected);
    for (const key of keys) on ? next.add(key) : next.delete(key);
    onSelect?.(next);
  };
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {onSelect ? (
              <th className={classes.select} scope="col">
                <Checkbox
                  aria-label={t`Select all on this page`}
                  checked={all}
                  indeterminate={some && !all}
                  onChange={(event) => toggle(rows.map(rowKey), event.currentTarget.checked)}
                />
              </th>
            ) : null}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
            {rowMenu ? (
              <th scope="col">
                <span className="visually-hidden">
                  <Trans>Actions</Trans>
                </span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                data-selected={selected?.has(key) || undefined}
                data-opens={onOpen ? true : undefined}
                onClick={(event) => {
                  if (onOpen && !isControl(event.target)) onOpen(row);
                }}
              >
                {onSelect ? (
                  <td className={classes.select}>
                    <Checkbox
                      aria-label={t`Select ${rowName(row)}`}
                      checked={selected?.has(key) ?? false}
                      onChange={(event) => toggle([key], event.currentTarget.checked)}
                    />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    data-numeric={column.numeric || undefined}
                    data-quiet={column.quiet || undefined}
                    data-card={column.card}
                  >
                    {column.cell(row)}
                  </td>
                ))}
                {rowMenu ? <td className={classes.menu}>{rowMenu(row)}</td> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HeaderCellProps<Row, Sort extends string> {
  column: Column<Row, Sort>;
  sorting: Sorting<Sort> | undefined;
  onSort: ((sorting: Sorting<Sort>) => void) | undefined;
}

function HeaderCell<Row, Sort extends string>({ column, sorting, onSort }: HeaderCellProps<Row, Sort>) {
  const { sort } = column;
  const current = sort !== undefined && sorting?.by === sort ? sorting.order : undefined;
  if (sort === undefined || !onSort) {
    return (
      <th scope="col" data-numeric={column.numeric || undefined}>
        {column.header}
      </th>
    );
  }
  const next = current === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" data-numeric={column.numeric || undefined} aria-sort={current ?? 'none'}>
      <button type="button" className={classes.sort} onClick={() => onSort({ by: sort, order: next })}>
        {column.header}
        {current === 'ascending' ? <IconArrowUp aria-hidden /> : null}
        {current === 'descending' ? <IconArrowDown aria-hidden /> : null}
      </button>
    </th>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, [role="menu"]') !== null;
}
