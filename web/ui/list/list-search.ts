export type Order = 'ascending' | 'descending';

/** Reads one value of the address; undefined where it is absent or wrong. */
export type Read<Value> = (given: unknown) => Value | undefined;

type Filters = Readonly<Record<string, Read<string>>>;

/**
 * What the address of a list keeps; what is the default is left out of it.
 * `Filter` gives each filter's values: `{ status: 'active' | 'suspended' }`.
 */
export type ListSearch<Sort extends string, Filter> = { search?: string; sort?: Sort; order?: Order } & {
  [Name in keyof Filter]?: Filter[Name];
};

/** Reads the search part of an address; what is wrong in it is left out. For `validateSearch` of a route. */
export interface SearchReader<Sort extends string, Filter> {
  (given: Record<string, unknown>): ListSearch<Sort, Filter>;
  /** Names of the filters. */
  filters: readonly (keyof Filter & string)[];
  /** What the list is sorted by while nothing else was chosen, and the order that each sort begins with. */
  first: Sort;
  natural: Readonly<Record<Sort, Order>>;
}

/** What `search` holds of a reader: `type MembersSearch = SearchOf<typeof membersSearch>`. */
export type SearchOf<Reader> = Reader extends SearchReader<infer Sort, infer Filter> ? ListSearch<Sort, Filter> : never;

interface ListSearchOptions<Sort extends string, F extends Filters> {
  /** What the service sorts by, each with the order that a first click gives; the first is the list's own. */
  sorts: Readonly<Record<Sort, Order>>;
  filters?: F;
}

type ValuesOf<F extends Filters> = { [Name in keyof F]: F[Name] extends Read<infer Value> ? Value : never };

/**
 * Makes the reader of a list's address:
 * `listSearch({ sorts: { fullName: 'ascending', lastSeenAt: 'descending' }, filters: { status: oneOf('active', 'suspended') } })`.
 */
// biome-ignore lint/complexity/noBannedTypes: a list without filters has none
export function listSearch<Sort extends string, F extends Filters = {}>({
  sorts,
  filters,
}: ListSearchOptions<Sort, F>): SearchReader<Sort, ValuesOf<F>> {
  const names = Object.keys(sorts).filter((name): name is Sort => name in sorts);
  const [first] = names;
  if (first === undefined) throw new Error('A list has at least one sort');
  const readSearch = text(100);
  const read = (given: Record<string, unknown>) => {
    const search = readSearch(given['search']);
    const sort = names.find((name) => name === given['sort']) ?? first;
    const order = oneOf('ascending', 'descending')(given['order']) ?? sorts[sort];
    const values = Object.entries(filters ?? {}).flatMap(([name, readValue]) => {
      const value = readValue(given[name]);
      return value === undefined ? [] : [[name, value]];
    });
    return {
      ...(search ? { search } : {}),
      ...Object.fromEntries(values),
      ...(sort === first ? {} : { sort }),
      ...(order === sorts[sort] ? {} : { order }),
    };
  };
  return Object.assign(read, { filters: Object.keys(filters ?? {}), first, natural: sorts });
}

/** One of a few values. */
export const oneOf =
  <Value extends string>(...values: readonly Value[]): Read<Value> =>
  (given) =>
    values.find((each) => each === given);

/** A text of at most so many characters; the router reads a number from one that looks like it. */
export const text =
  (longest: number): Read<string> =>
  (given) => {
    if (typeof given !== 'string' && typeof given !== 'number') return undefined;
    return String(given).trim().slice(0, longest) || undefined;
  };

/** A calendar day, `YYYY-MM-DD`. */
export const day: Read<string> = (given) =>
  typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined;

/** An id. */
export const uuid: Read<string> = (given) =>
  typeof given === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given) ? given : undefined;
