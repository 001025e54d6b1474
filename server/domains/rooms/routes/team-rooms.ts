import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import type { TeamRoomView } from '../../../../contract/team-room-views.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember, withIdempotency } from '../../audit/index.ts';
import { licencesLeft } from '../../companies/index.ts';
import { addTeamRoom } from '../operations/add-team-room.ts';
import { removeTeamRoom, restoreTeamRoom, updateTeamRoom } from '../operations/team-room.ts';
import { checkTeamRoomAddress, proposeTeamRoomAddress } from '../operations/team-room-address.ts';
import { presentTeamRoom, presentTeamRow } from '../present-team-room.ts';
import { listTeamRooms } from '../team-room-list.ts';
import { findTeamRoom } from '../team-room-queries.ts';
import type { RoomPorts } from './ports.ts';

/** Team rooms themselves: list, add, look, change, remove, undo. */
export function teamRoomHandlers(platform: Platform, ports: RoomPorts) {
  const { database, clock } = platform;

  async function view(company: CompanyId, id: RoomId): Promise<TeamRoomView> {
    const now = clock.now();
    const room = await findTeamRoom(database.forCompany(company), company, id, now);
    if (!room) throw new Problem('not_found');
    const inside = await ports.insideOf?.(company, [id]);
    return presentTeamRoom(platform, room, inside?.get(id) ?? 0, now);
  }

  const stale = async (company: CompanyId, id: RoomId) => new Problem('stale', { current: await view(company, id) });

  return {
    list: api.teamRooms.list.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const now = clock.now();
      const { items, ...page } = await listTeamRooms(db, company, input, now);
      const inside = await ports.insideOf?.(
        company,
        items.map(({ id }) => id),
      );
      return {
        ...page,
        items: items.map((room) => presentTeamRow(room, inside?.get(room.id) ?? 0, now)),
        licencesLeft: await licencesLeft(db, company, 'team-room'),
      };
    }),

    create: api.teamRooms.create.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const repeatable = {
        key: input.headers['idempotency-key'],
        method: 'team-rooms.create',
        sender: acting.account,
        body: input.body,
      };
      const id = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) =>
          withIdempotency(platform, trx, acting.company, repeatable, async () => {
            const made = await addTeamRoom(platform, trx, acting, input.body);
            // The answer has the PINs.
            return { id: made, answer: made, holdsSecret: true };
          }),
        );
      return view(acting.company, id);
    }),

    checkAddress: api.teamRooms.checkAddress.handler(({ input, context }) => {
      const { company } = callingMember(context);
      return checkTeamRoomAddress(database.forCompany(company), company, input, clock.now());
    }),

    proposeAddress: api.teamRooms.proposeAddress.handler(({ input, context }) => {
      const { company } = callingMember(context);
      return proposeTeamRoomAddress(database.forCompany(company), company, input.name, input.domain, clock.now());
    }),

    get: api.teamRooms.get.handler(({ input, context }) => view(callingMember(context).company, input.id)),

    update: api.teamRooms.update.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { id } = input.params;
      const version = readVersion(input.headers['if-match']);
      const done = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => updateTeamRoom(platform, trx, acting, input.body, { id, version }));
      if (!done) throw await stale(acting.company, id);
      return view(acting.company, id);
    }),

    remove: api.teamRooms.remove.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { id } = input.params;
      const version = readVersion(input.headers['if-match']);
      const done = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => removeTeamRoom(trx, acting, { id, version }));
      if (!done) throw await stale(acting.company, id);
      await ports.onRoomRemoved?.(acting.company, id);
    }),

    restore: api.teamRooms.restore.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => restoreTeamRoom(trx, acting, input.id));
      return view(acting.company, input.id);
    }),
  };
}
