import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import type { TeamRoomOwners } from '../../../../contract/team-room-views.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { setOwners } from '../operations/set-owners.ts';
import { ownersOf } from '../owners.ts';
import { presentOwners } from '../present-team-room.ts';
import { findTeamRoom } from '../team-room-queries.ts';

/** Who has control in a team room. */
export function ownerHandlers({ database, clock }: Platform) {
  async function view(company: CompanyId, id: RoomId): Promise<TeamRoomOwners> {
    const db = database.forCompany(company);
    const room = await findTeamRoom(db, company, id, clock.now());
    if (!room) throw new Problem('not_found');
    return presentOwners(room, await ownersOf(db, company, id));
  }

  return {
    owners: api.teamRooms.owners.handler(({ input, context }) => view(callingMember(context).company, input.id)),

    setOwners: api.teamRooms.setOwners.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { id } = input.params;
      const version = readVersion(input.headers['if-match']);
      const done = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => setOwners(trx, acting, { id, version, owners: input.body }));
      if (!done) throw new Problem('stale', { current: await view(acting.company, id) });
      return view(acting.company, id);
    }),
  };
}
