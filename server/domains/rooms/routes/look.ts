import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany, isOpenStatus } from '../../companies/index.ts';
import { findRoom } from '../address-misses.ts';
import { admit } from '../admit.ts';
import { roomFor } from '../queries.ts';
import { standingOf } from '../standing.ts';
import type { RoomPorts } from './ports.ts';

/** Joining needs no account: an address that no room has is told plainly. */
export const look = ({ database, clock, secrets }: Platform, ports: RoomPorts) =>
  api.meet.look.handler(async ({ input, context }) => {
    const found = await findRoom({ database, secrets }, input.address, context.origin, clock.now());
    const db = database.forCompany(found.company);
    const room = await roomFor(db, found.company, found.party);
    const company = await getCompany(db, found.company);
    if (!room) throw new Problem('room_not_found');
    if (!isOpenStatus(company.status)) throw new Problem('room_closed');

    const standing = await standingOf(db, found.company, room, context.caller);
    if (room.closedAt && standing !== 'control') throw new Problem('room_closed');
    const rules = { hostPin: room.hostPin !== null, guestPin: room.guestPin !== null, lobby: room.lobby };
    const admission = admit(rules, { standing, pin: 'none', hostInside: false, locked: false });
    const mayWait = 'wait' in admission && admission.wait === 'host';
    const entryWithoutPin = standing === 'control' ? 'host' : 'guest';
    const inside = await ports.insideOf?.(found.company, [room.id]);
    return {
      name: room.name,
      videoAddress: room.address,
      companyName: company.name,
      entry: mayWait || 'askPin' in admission ? 'pin' : entryWithoutPin,
      mayWait,
      knownName: (await ports.nameOf?.(context.caller)) ?? null,
      inside: inside?.get(room.id) ?? 0,
    };
  });
