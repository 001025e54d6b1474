import { listSearch, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Team rooms" keeps. */
export const teamRoomsSearch = listSearch({
  sorts: { name: 'ascending', videoAddress: 'ascending', lastUsedAt: 'descending' },
});

export type TeamRoomsSearch = SearchOf<typeof teamRoomsSearch>;
