import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Column } from './columns.ts';
import { gridRoles } from './grid-roles.ts';
import classes from './list.module.css';

interface ListRowProps<Data> {
  row: Data;
  id: string;
  name: string;
  index: number;
  /** Distance from the top of the rows, in pixels. */
  top: number;
  columns: readonly Column<Data>[];
  /** The row that the Tab key reaches; its controls are reached from it. */
  active: boolean;
  selectable: boolean;
  selected: boolean;
  /** New, or changed by somebody, a moment ago. */
  changed: boolean;
  opens: boolean;
  menu: ((row: Data) => ReactNode) | undefined;
}

/** One row; what it does is told to the table by its events. Drawn anew only when something of it changes. */
export const ListRow = memo(Row) as typeof Row;

function Row<Data>(props: ListRowProps<Data>) {
  const { row, id, name, index, top, columns, active, selectable, selected, changed, opens, menu } = props;
  const { t } = useLingui();
  const element = useRef<HTMLTableRowElement>(null);
  // Without it Tab would go through the controls of every row.
  useLayoutEffect(() => {
    for (const control of element.current?.querySelectorAll<HTMLElement>('a, button, input') ?? []) {
      if (active) control.removeAttribute('tabindex');
      else control.tabIndex = -1;
    }
  });
  return (
    <tr
      ref={element}
      {...gridRoles.row}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={active ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      aria-label={name}
      data-row={id}
      data-index={index}
      data-selected={selected || undefined}
      data-changed={changed || undefined}
      data-opens={opens || undefined}
    >
      {selectable ? (
        <td {...gridRoles.cell} className={classes.select}>
          <Checkbox aria-label={t`Select ${name}`} checked={selected} readOnly data-select />
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          {...gridRoles.cell}
          data-numeric={column.numeric || undefined}
          data-quiet={column.quiet || undefined}
          data-card={column.card}
        >
          {column.cell(row)}
        </td>
      ))}
      {menu ? (
        <td {...gridRoles.cell} className={classes.menu}>
          {menu(row)}
        </td>
      ) : null}
    </tr>
  );
}
