import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** After an act on team rooms: whatever shows them, their licences or the directory is read anew. */
export async function renewTeamRooms(queries: QueryClient): Promise<void> {
  const keys = [api.teamRooms.key(), api.rooms.key(), api.company.key(), api.directory.key()];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
