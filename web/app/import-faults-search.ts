import { listSearch, oneOf } from '../ui/list/list-search.ts';

/** What the address of an import keeps of its list of faults. */
export const importFaultsSearch = listSearch({
  sorts: { line: 'ascending' },
  filters: { column: oneOf('fullName', 'email', 'localPart', 'domain', 'accessRight') },
});

export type ImportFaultsSort = keyof typeof importFaultsSearch.natural;
