import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Column } from './columns.ts';
import { gatherRows } from './gather-rows.ts';
import type { ListSearch, Order, SearchReader } from './list-search.ts';
import {
  appendRows,
  firstRows,
  type Identified,
  isOutOfDate,
  type LoadedRows,
  type PageAnswer,
  type RowRange,
  refreshRows,
} from './paged-rows.ts';
import { type ColumnChoice, useColumns } from './use-columns.ts';
import { useFollowing } from './use-following.ts';

const nothing: ReadonlySet<string> = new Set();
const pageLength = 100;
const gatherLength = 200;
/** Milliseconds between refreshings of what changes without anybody's act, such as presence. */
const refreshEvery = 60_000;

/** What a list's method of the API is asked for. */
export type ListInput<Sort extends string, Filter> = { limit: number; cursor?: string } & ListQueryOf<Sort, Filter>;

/** What is asked for beside the page: what stands in the address, with the defaults. */
export type ListQueryOf<Sort extends string, Filter> = { search?: string; sort: Sort; order: Order } & {
  [Name in keyof Filter]?: Filter[Name];
};

interface ListOptions<Row extends Identified, Answer extends PageAnswer<Row>, Sort extends string, Filter> {
  /** Remembers the columns and the place: kebab-case, as in the API. */
  name: string;
  columns: readonly Column<Row, Sort>[];
  /** Of `app/…-search.ts`, which the route uses too. */
  reader: SearchReader<Sort, Filter>;
  search: ListSearch<Sort, Filter>;
  onSearch: (search: ListSearch<Sort, Filter>) => void;
  /** `api.members.list.key()`: what is invalidated by it is read anew, as far as it is in sight. */
  queryKey: QueryKey;
  /** `(input, signal) => client.members.list(input, { signal })`. */
  load: (input: ListInput<Sort, Filter>, signal: AbortSignal) => Promise<Answer>;
}

/** A list of the service: its rows as far as they are loaded, and what is asked for. For `<List>`. */
export interface ListState<Row extends Identified, Sort extends string = string, Answer = PageAnswer<Row>> {
  name: string;
  columns: readonly Column<Row, Sort>[];
  choice: ColumnChoice;
  /** What is searched and filtered by; `sort` and `order` as they hold. */
  query: { search?: string; sort: Sort; order: Order };
  filters: Readonly<Record<string, string | undefined>>;
  change: (change: {
    search?: string;
    filters?: Record<string, string | undefined>;
    sort?: Sort;
    order?: Order;
  }) => void;
  /** Sorts by a column; again, and the order turns. */
  sortBy: (sort: Sort) => void;
  /** Changes with search, filters and sort: another list, which begins at its top. */
  identity: string;
  rows: readonly Row[];
  /** The newest answer, with whatever it holds beside the rows; undefined while nothing is loaded. */
  answer: Answer | undefined;
  total: number;
  totalIsLeast: boolean;
  changed: ReadonlySet<string>;
  /** The rows are those of the search before, until the asked ones come. */
  settling: boolean;
  error: unknown;
  retry: () => void;
  hasMore: boolean;
  /** Tells what is in sight: what is out of date there is read anew, and what comes next is loaded. */
  onInSight: (range: RowRange) => void;
  /** Reads every row that the search lets through, in pages of 200. */
  gather: (onProgress: (count: number) => void, signal: AbortSignal) => Promise<Row[]>;
}

/** Reads a list page by page, and keeps what is in sight up to date. */
export function useList<Row extends Identified, Answer extends PageAnswer<Row>, Sort extends string, Filter>(
  options: ListOptions<Row, Answer, Sort, Filter>,
): ListState<Row, Sort, Answer> {
  const { name, columns, reader, search, onSearch, load } = options;
  const queries = useQueryClient();
  const choice = useColumns(name, columns);
  const query = queryOf(reader, search);
  const queryKey = [...options.queryKey, 'rows', query];
  const range = useRef<RowRange>({ first: 0, last: 0 });
  const [identity, setIdentity] = useState('');
  const current = () => queries.getQueryData<LoadedRows<Row, Answer>>(queryKey);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const loadPage = (cursor: string | undefined) =>
        load({ ...query, limit: pageLength, ...(cursor ? { cursor } : {}) }, signal);
      if (!current()) return firstRows<Row, Answer>(await loadPage(undefined));
      const loaded = await refreshRows<Row, Answer>({ load: loadPage, current, range: range.current }, true);
      return loaded ?? firstRows<Row, Answer>(await loadPage(undefined));
    },
    placeholderData: keepPreviousData,
    refetchInterval: refreshEvery,
    structuralSharing: false,
  });
  const shownIdentity = JSON.stringify(query);
  if (!isPlaceholderData && identity !== shownIdentity) setIdentity(shownIdentity);
  const following = useFollowing(queryKey, async (loaded: LoadedRows<Row, Answer>, inSight, signal) => {
    const loadPage = (cursor: string | undefined) =>
      load({ ...query, limit: pageLength, ...(cursor ? { cursor } : {}) }, signal);
    if (isOutOfDate(loaded, inSight)) {
      return refreshRows<Row, Answer>({ load: loadPage, current, range: inSight }, false);
    }
    const cursor = loaded.pages.at(-1)?.nextCursor;
    if (!cursor || inSight.last < loaded.rows.length - pageLength / 2) return undefined;
    const answer = await loadPage(cursor);
    const now = current();
    return now && appendRows(now, cursor, answer);
  });
  const change: ListState<Row, Sort, Answer>['change'] = ({ filters, ...rest }) =>
    onSearch(reader({ ...query, ...filters, ...rest }));
  return {
    name,
    columns,
    choice,
    query,
    filters: Object.fromEntries(reader.filters.map((filter) => [filter, textOf(search[filter])])),
    change,
    sortBy: (sort) => {
      const turned: Order = query.order === 'ascending' ? 'descending' : 'ascending';
      change({ sort, order: sort === query.sort ? turned : reader.natural[sort] });
    },
    identity,
    rows: data?.rows ?? [],
    answer: data?.answer,
    total: data?.answer.total ?? 0,
    totalIsLeast: data?.answer.totalIsLeast ?? false,
    changed: data?.changed ?? nothing,
    settling: isPlaceholderData,
    error: error ?? following.error,
    retry: () => {
      following.reset();
      void refetch();
    },
    hasMore: data ? data.pages.at(-1)?.nextCursor !== null : false,
    onInSight: (inSight) => {
      range.current = inSight;
      if (!isPlaceholderData) following.follow(inSight);
    },
    gather: (onProgress, signal) =>
      gatherRows(
        (cursor) => load({ ...query, limit: gatherLength, ...(cursor ? { cursor } : {}) }, signal),
        onProgress,
      ),
  };
}

function queryOf<Sort extends string, Filter>(
  reader: SearchReader<Sort, Filter>,
  search: ListSearch<Sort, Filter>,
): ListQueryOf<Sort, Filter> {
  const sort = search.sort ?? reader.first;
  return { ...search, sort, order: search.order ?? reader.natural[sort] };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
