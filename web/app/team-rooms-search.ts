import { listSearch, oneOf, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Team rooms" keeps. */
export const teamRoomsSearch = listSearch({
  sorts: {
    name: 'ascending',
    videoAddress: 'ascending',
    ownerRule: 'ascending',
    pins: 'ascending',
    lobby: 'descending',
    lastUsedAt: 'descending',
    lastUsedBy: 'ascending',
    createdAt: 'descending',
  },
  filters: {
    ownerRule: oneOf('administrators', 'everyone', 'members'),
    pins: oneOf('set', 'none'),
    unusedForDays: oneOf('30', '90', '365'),
    state: oneOf('removed'),
  },
});

export type TeamRoomsSearch = SearchOf<typeof teamRoomsSearch>;
export type TeamRoomsSort = NonNullable<TeamRoomsSearch['sort']>;
