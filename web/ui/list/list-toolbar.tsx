import type { ReactNode, RefObject } from 'react';
import { ColumnMenu } from './column-menu.tsx';
import { FilterMenu } from './filter-menu.tsx';
import classes from './list.module.css';
import type { Identified } from './paged-rows.ts';
import { SearchField } from './search-field.tsx';
import { SortMenu } from './sort-menu.tsx';
import type { ListState } from './use-list.ts';

export interface ListFilter {
  /** As the reader of the address names it. */
  id: string;
  /** What is filtered by: `Status`. */
  label: string;
  options: readonly { value: string; label: string }[];
}

export interface ToolbarProps<Row extends Identified, Sort extends string, Answer> {
  list: ListState<Row, Sort, Answer>;
  /** Absent where the list can't be searched. */
  search?: { label: string; placeholder: string } | undefined;
  filters?: readonly ListFilter[] | undefined;
  /** Further filters of another kind, such as a period. */
  tools?: ReactNode;
  /** How many there are, and whatever else the answer tells. */
  total?: ReactNode;
}

/** What narrows and orders a list, and how many that leaves. */
export function ListToolbar<Row extends Identified, Sort extends string, Answer>(
  props: ToolbarProps<Row, Sort, Answer> & { field: RefObject<HTMLInputElement | null>; onDown: () => void },
) {
  const { list, search, filters = [], tools, total, field, onDown } = props;
  return (
    <div className={classes.toolbar}>
      {search ? (
        <SearchField
          {...search}
          field={field}
          onDown={onDown}
          value={list.query.search ?? ''}
          onChange={(text) => list.change({ search: text })}
        />
      ) : null}
      {filters.map(({ id, label, options }) => (
        <FilterMenu
          key={id}
          label={label}
          options={options}
          value={list.filters[id]}
          onChange={(value) => list.change({ filters: { [id]: value } })}
        />
      ))}
      {tools}
      <SortMenu list={list} />
      <p className={classes.total} role="status">
        {list.answer ? total : null}
      </p>
      <ColumnMenu columns={list.columns} choice={list.choice} />
    </div>
  );
}
