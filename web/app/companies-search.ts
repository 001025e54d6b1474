import { listSearch, oneOf, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Service operation" keeps of its list of companies. */
export const companiesSearch = listSearch({
  sorts: {
    name: 'ascending',
    domain: 'ascending',
    status: 'ascending',
    createdAt: 'descending',
    members: 'descending',
    teamRooms: 'descending',
    videoSystems: 'descending',
    callMinutes: 'descending',
    calls: 'descending',
    trialEndsAt: 'ascending',
  },
  filters: { status: oneOf('trial', 'active', 'suspended', 'closed') },
});

export type CompaniesSearch = SearchOf<typeof companiesSearch>;
export type CompaniesSort = NonNullable<CompaniesSearch['sort']>;
