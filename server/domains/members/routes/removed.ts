import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { licencesLeft } from '../../companies/index.ts';
import { ownedRooms } from '../../rooms/index.ts';
import { eraseMember } from '../operations/erase-member.ts';
import type { MemberPorts } from '../ports.ts';
import { memberOf } from '../queries.ts';
import { listRemoved } from '../removed.ts';

/** What follows from a removal: what has to be handed over before, and what can be undone or erased after. */
export function removedHandlers(platform: Platform, ports: MemberPorts) {
  const { database, clock, secrets } = platform;

  return {
    ownedRooms: api.members.ownedRooms.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      if (!(await memberOf(db, company, input.id))) throw new Problem('not_found');
      const rooms = await ownedRooms(db, company, input.id);
      return { items: rooms.map(({ address, ...room }) => ({ ...room, videoAddress: address })) };
    }),

    removed: api.members.removed.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const page = await listRemoved(db, company, input, clock.now());
      return { ...page, licencesLeft: await licencesLeft(db, company, 'member') };
    }),

    erase: api.members.erase.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => eraseMember({ secrets, clock, ports }, trx, acting, input.id));
    }),
  };
}
