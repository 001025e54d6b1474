interface Place {
  /** Of the search that was shown. */
  identity: string;
  /** The row that was opened. */
  id: string;
  scrollTop: number;
}

const places = new Map<string, Place>();

/** Remembers from which row of a list its page was opened. */
export function rememberPlace(list: string, place: Place): void {
  places.set(list, place);
}

/** The place that was left, once. */
export function takePlace(list: string, identity: string): Place | undefined {
  const place = places.get(list);
  if (place?.identity !== identity) return undefined;
  places.delete(list);
  return place;
}

const searches = new Map<string, object>();

/** Remembers how a list was last searched and sorted, by the path of its page. */
export function rememberSearch(path: string, search: object): void {
  searches.set(path, search);
}

/** How the list at this path was last searched and sorted; nothing where it was not shown yet. */
export const lastSearch = (path: string): object => searches.get(path) ?? {};
