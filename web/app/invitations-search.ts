import { listSearch } from '../ui/list/list-search.ts';

/** What the address of "Pending invitations" keeps. */
export const invitationsSearch = listSearch({ sorts: { sentAt: 'descending' } });
