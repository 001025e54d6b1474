import type { RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { endGuard, isGuarded } from '../guard.ts';
import { lockRoom } from '../queries.ts';

/** Somebody with control has looked: PINs let people in again. Nothing where the room is not on guard. Throws `not_found`. */
export async function lookAtGuard(trx: Trx, acting: Acting, id: RoomId): Promise<void> {
  const { company, at } = acting;
  const room = await lockRoom(trx, company, id);
  if (!room) throw new Problem('not_found');
  if (!(await isGuarded(trx, room, at))) return;
  await endGuard(trx, room);
  const kind = room.kind === 'team' ? 'team-room' : 'room';
  await recordAct(trx, acting, { act: `${kind}.guard-ended`, object: { kind, id, name: room.name } });
}
