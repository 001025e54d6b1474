import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column } from './columns.ts';
import { gridRoles } from './grid-roles.ts';
import classes from './list.module.css';
import type { Order } from './list-search.ts';

export interface Sorting<Sort extends string> {
  by: Sort;
  order: Order;
}

interface ListHeadProps<Row, Sort extends string> {
  columns: readonly Column<Row, Sort>[];
  sorting: Sorting<Sort>;
  onSort: (by: Sort) => void;
  /** Absent where rows can't be selected. */
  select?: { all: boolean; some: boolean; onChange: (on: boolean) => void } | undefined;
  withMenu: boolean;
}

/** The line of headers: each sortable one is a button, which turns the order when it is pressed again. */
export function ListHead<Row, Sort extends string>(props: ListHeadProps<Row, Sort>) {
  const { columns, sorting, onSort, select, withMenu } = props;
  const { t } = useLingui();
  return (
    <thead {...gridRoles.group} className={classes.head}>
      <tr {...gridRoles.row} aria-rowindex={1}>
        {select ? (
          <th {...gridRoles.header} className={classes.select}>
            <Checkbox
              aria-label={t`Select all on this page`}
              checked={select.all}
              indeterminate={select.some && !select.all}
              onChange={(event) => select.onChange(event.currentTarget.checked)}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
        ))}
        {withMenu ? (
          <th {...gridRoles.header}>
            <span className="visually-hidden">
              <Trans>Actions</Trans>
            </span>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

type HeaderCellProps<Row, Sort extends string> = Pick<ListHeadProps<Row, Sort>, 'sorting' | 'onSort'> & {
  column: Column<Row, Sort>;
};

function HeaderCell<Row, Sort extends string>({ column, sorting, onSort }: HeaderCellProps<Row, Sort>) {
  const { sort } = column;
  const shared = { ...gridRoles.header, 'data-numeric': column.numeric || undefined };
  if (sort === undefined) return <th {...shared}>{column.header}</th>;
  const current = sorting.by === sort ? sorting.order : undefined;
  return (
    <th {...shared} aria-sort={current ?? 'none'}>
      <button type="button" className={classes.sort} onClick={() => onSort(sort)}>
        {column.header}
        {current === 'ascending' ? <IconArrowUp aria-hidden /> : null}
        {current === 'descending' ? <IconArrowDown aria-hidden /> : null}
      </button>
    </th>
  );
}
