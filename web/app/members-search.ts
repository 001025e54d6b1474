import { listSearch, oneOf } from '../ui/list/list-search.ts';

/** What the address of "Members" keeps. */
export const membersSearch = listSearch({
  sorts: {
    fullName: 'ascending',
    email: 'ascending',
    videoAddress: 'ascending',
    accessRight: 'ascending',
    status: 'ascending',
    lastSeenAt: 'descending',
  },
  filters: {
    accessRight: oneOf('member', 'administrator'),
    status: oneOf('active', 'suspended'),
  },
});

export type MembersSort = keyof typeof membersSearch.natural;
