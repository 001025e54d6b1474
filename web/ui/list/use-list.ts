import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
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
import { rememberSearch } from './place.ts';
import { type ColumnChoice, useColumns } from './use-columns.ts';
import { useFollowing } from './use-following.ts';

const nothing: ReadonlySet<string> = new Set();
const noRows: readonly never[] = [];
/** Rows of the first page, which comes sooner, and of those behind it. */
const firstLength = 50;
const pageLength = 200;
/** How many rows before the last loaded one the next are asked for. */
const ahead = 60;
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
  /** Why what was asked for, or newer rows, could not be read; what is shown stays. */
  error: unknown;
  /** Why the rows behind the last one could not be read. */
  endError: unknown;
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
  const loadPage = (signal: AbortSignal, cursor: string | undefined) =>
    load({ ...query, limit: cursor ? pageLength : firstLength, ...(cursor ? { cursor } : {}) }, signal);
  const reading = (inSight: RowRange, signal: AbortSignal) => ({
    load: (cursor: string | undefined) => loadPage(signal, cursor),
    current,
    range: inSight,
  });
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const refreshed = current() && (await refreshRows<Row, Answer>(reading(range.current, signal), true));
      return refreshed ?? firstRows<Row, Answer>(await loadPage(signal, undefined));
    },
    placeholderData: keepPreviousData,
    refetchInterval: refreshEvery,
    structuralSharing: false,
  });
  // A search that fails leaves what was found before.
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  const shown = data ?? kept;
  const shownIdentity = JSON.stringify(query);
  if (data && !isPlaceholderData && identity !== shownIdentity) setIdentity(shownIdentity);
  const following = useFollowing(queryKey, async (loaded: LoadedRows<Row, Answer>, inSight, signal) => {
    if (isOutOfDate(loaded, inSight)) return refreshRows<Row, Answer>(reading(inSight, signal), false);
    const cursor = loaded.pages.at(-1)?.nextCursor;
    if (!cursor || inSight.last < loaded.rows.length - ahead) return undefined;
    const answer = await loadPage(signal, cursor);
    const now = current();
    return now && appendRows(now, cursor, answer);
  });
  useEffect(() => rememberSearch(window.location.pathname, search), [search]);
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
    rows: shown?.rows ?? noRows,
    answer: shown?.answer,
    total: shown?.answer.total ?? 0,
    totalIsLeast: shown?.answer.totalIsLeast ?? false,
    changed: shown?.changed ?? nothing,
    settling: isPlaceholderData || shown !== data,
    error,
    endError: following.error,
    retry: () => {
      following.reset();
      void refetch();
    },
    hasMore: shown ? shown.pages.at(-1)?.nextCursor !== null : false,
    onInSight: (inSight) => {
      range.current = inSight;
      if (!isPlaceholderData) following.follow(inSight);
    },
    gather: (onProgress, signal) =>
      gatherRows((cursor) => load({ ...query, limit: pageLength, ...(cursor ? { cursor } : {}) }, signal), onProgress),
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
