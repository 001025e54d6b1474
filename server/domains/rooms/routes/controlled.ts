import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { guardedRoomsOf, hasControl, listControlled } from '../controlled.ts';
import { lookAtGuard } from '../operations/look-at-guard.ts';
import { roomLink } from '../present.ts';
import type { RoomPorts } from './ports.ts';

/** Rooms that the caller has control of. */
export function controlledHandlers(platform: Platform, ports: RoomPorts) {
  const { database, clock } = platform;

  return {
    controlled: api.rooms.controlled.handler(async ({ input, context }) => {
      const { company, member, administrator } = callingMember(context);
      const db = database.forCompany(company);
      const caller = { id: member, administrator };
      const { items, ...page } = await listControlled(db, company, caller, input, clock.now());
      const inside = await ports.insideOf?.(
        company,
        items.map(({ id }) => id),
      );
      return {
        ...page,
        items: items.map(({ id, name, address }) => ({
          ...{ id, name },
          videoAddress: address,
          link: roomLink(platform, address),
          inside: inside?.get(id) ?? 0,
        })),
      };
    }),

    guarded: api.rooms.guarded.handler(async ({ context }) => {
      const { company, member, administrator } = callingMember(context);
      const now = clock.now();
      const caller = { id: member, administrator };
      const rooms = await guardedRoomsOf(database.forCompany(company), company, caller, now);
      return {
        items: rooms.map(({ id, kind, name, address, untilLooked, tries, lastTryAt }) => ({
          ...{ id, kind, name, tries },
          videoAddress: address,
          lastTryAt: lastTryAt.toISOString(),
          endsByItself: !untilLooked,
        })),
      };
    }),

    endGuard: api.rooms.endGuard.handler(async ({ input: { id }, context }) => {
      const { administrator } = callingMember(context);
      const acting = actingMember(context, clock.now());
      const { company, member } = acting;
      const done = await database
        .forCompany(company)
        .transaction()
        .execute(async (trx) => {
          if (!(await hasControl(trx, company, id, { id: member, administrator }))) return false;
          await lookAtGuard(trx, acting, id);
          return true;
        });
      if (!done) throw new Problem('not_found');
    }),
  };
}
