import { listSearch, oneOf, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Video systems" keeps. */
export const videoSystemsSearch = listSearch({
  sorts: { name: 'ascending', videoAddress: 'ascending', state: 'ascending', lastSeenAt: 'descending' },
  filters: { state: oneOf('offline', 'idle', 'in-call') },
});

export type VideoSystemsSearch = SearchOf<typeof videoSystemsSearch>;
