import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** After an act on members: whatever shows them, their licences or the directory is read anew. */
export async function renewMembers(queries: QueryClient): Promise<void> {
  const keys = [api.members.key(), api.invitations.key(), api.company.key(), api.directory.key(), api.identity.key()];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
