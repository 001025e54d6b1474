import { listSearch, type SearchOf } from '../ui/list/list-search.ts';

/** What the address of "Pending invitations" keeps. */
export const invitationsSearch = listSearch({ sorts: { sentAt: 'descending' } });

export type InvitationsSearch = SearchOf<typeof invitationsSearch>;
