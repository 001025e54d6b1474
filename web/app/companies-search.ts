import { listSearch, oneOf, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Service operation" keeps of its list of companies. */
export const companiesSearch = listSearch({
  sorts: { name: 'ascending', state: 'ascending', createdAt: 'descending' },
  filters: { state: oneOf('trial', 'active', 'suspended', 'closed') },
});

export type CompaniesSearch = SearchOf<typeof companiesSearch>;
