import { listSearch, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Removed members" keeps. */
export const removedMembersSearch = listSearch({
  sorts: { removedAt: 'descending', fullName: 'ascending', email: 'ascending', videoAddress: 'ascending' },
});

export type RemovedMembersSearch = SearchOf<typeof removedMembersSearch>;
export type RemovedMembersSort = keyof typeof removedMembersSearch.natural;
