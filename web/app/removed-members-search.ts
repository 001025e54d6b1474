import { listSearch } from '../ui/list/list-search.ts';

/** What the address of "Removed members" keeps. */
export const removedMembersSearch = listSearch({
  sorts: {
    removedAt: 'descending',
    fullName: 'ascending',
    email: 'ascending',
    videoAddress: 'ascending',
    accessRight: 'ascending',
    daysLeft: 'ascending',
  },
});

export type RemovedMembersSort = keyof typeof removedMembersSearch.natural;
