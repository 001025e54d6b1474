import { listSearch, oneOf, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Video systems" keeps. */
export const videoSystemsSearch = listSearch({
  sorts: {
    name: 'ascending',
    videoAddress: 'ascending',
    state: 'ascending',
    member: 'ascending',
    lastSeenAt: 'descending',
    paired: 'ascending',
  },
  filters: { state: oneOf('offline', 'idle', 'in-call'), assignment: oneOf('shared', 'twinned') },
});

export type VideoSystemsSearch = SearchOf<typeof videoSystemsSearch>;
export type VideoSystemsSort = NonNullable<VideoSystemsSearch['sort']>;
