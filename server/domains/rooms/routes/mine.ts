import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember, recordAct } from '../../audit/index.ts';
import { changeRoom } from '../operations/change-room.ts';
import { presentOwnRoom } from '../present.ts';
import { lockRoom, roomOfOwner } from '../queries.ts';
import type { RoomPorts } from './ports.ts';

export const mine = (platform: Platform) =>
  api.rooms.mine.handler(async ({ context }) => {
    const { company, member } = callingMember(context);
    const room = await roomOfOwner(platform.database.forCompany(company), company, member);
    if (!room) throw new Problem('not_found');
    return presentOwnRoom(platform, room);
  });

export const updateMine = (platform: Platform, ports: RoomPorts) =>
  api.rooms.updateMine.handler(async ({ input, context }) => {
    const acting = actingMember(context, platform.clock.now());
    const { company, member } = acting;
    const version = readVersion(input.headers['if-match']);
    const { database, secrets } = platform;
    return database
      .forCompany(company)
      .transaction()
      .execute(async (trx) => {
        // The member's row first, as whoever changes both does.
        await ports.personalRoomChanged?.(trx, company, member);
        const { id } = (await roomOfOwner(trx, company, member)) ?? notThere();
        const room = (await lockRoom(trx, company, id)) ?? notThere();
        if (room.version !== version) throw new Problem('stale', { current: presentOwnRoom(platform, room) });
        const changes = await changeRoom(trx, company, id, input.body, secrets);
        if (changes) {
          await recordAct(trx, acting, {
            act: 'room.changed',
            object: { kind: 'room', id, name: room.name },
            ...changes,
          });
        }
        return presentOwnRoom(platform, (await roomOfOwner(trx, company, member)) ?? room);
      });
  });

function notThere(): never {
  throw new Problem('not_found');
}
