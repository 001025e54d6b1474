import { listSearch } from '../ui/list/list-search.ts';

/** What the address of the service's usage keeps of its list of companies. */
export const serviceUsageSearch = listSearch({
  sorts: {
    name: 'ascending',
    calls: 'descending',
    joins: 'descending',
    callSeconds: 'descending',
    previousSeconds: 'descending',
    allSeconds: 'descending',
  },
  filters: {},
});

export type ServiceUsageSort = keyof typeof serviceUsageSearch.natural;
