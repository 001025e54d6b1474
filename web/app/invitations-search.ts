import { listSearch, oneOf } from '../ui/list/list-search.ts';

/** What the address of "Pending invitations" keeps. */
export const invitationsSearch = listSearch({
  sorts: {
    sentAt: 'descending',
    fullName: 'ascending',
    email: 'ascending',
    videoAddress: 'ascending',
    accessRight: 'ascending',
    remindedAt: 'descending',
    expiresAt: 'ascending',
  },
  filters: { accessRight: oneOf('member', 'administrator') },
});

export type InvitationsSort = keyof typeof invitationsSearch.natural;
