import { sql } from 'kysely';
import type { CompanyId, RoomId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { MeetingRow } from './queries.ts';
import './tables.ts';

/** A meeting as the sweep looks at it. */
export interface SweptMeeting {
  meeting: MeetingRow;
  /** The oldest proof of its parties, and of those whose node should prove them; null for none. */
  provedAt: Date | null;
  spokenForAt: Date | null;
  /** Since when neither a node nor the media server has had one of its parties; null for none. */
  goneSince: Date | null;
}

/** All meetings of a company, of which those without a party are about to end. */
export async function sweptMeetings(db: Db, company: CompanyId, silentBefore: Date): Promise<SweptMeeting[]> {
  const rows = await db
    .selectFrom('liveMeeting as meeting')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('liveParty')
          .select((party) => [
            party.fn.min('aliveAt').as('provedAt'),
            party.fn.min('aliveAt').filterWhere('node', 'is not', null).as('spokenForAt'),
            sql<Date | null>`min(greatest(alive_at, media_gone_at))
              filter (where media_gone_at is not null and (node is null or alive_at < ${silentBefore}))`.as(
              'goneSince',
            ),
          ])
          .whereRef('liveParty.roomId', '=', 'meeting.roomId')
          .as('proofs'),
      (join) => join.onTrue(),
    )
    .selectAll('meeting')
    .select(['proofs.provedAt', 'proofs.spokenForAt', 'proofs.goneSince'])
    .where('meeting.companyId', '=', company)
    .execute();
  return rows.map(({ provedAt, spokenForAt, goneSince, ...meeting }) => ({
    meeting,
    provedAt,
    spokenForAt,
    goneSince,
  }));
}

/** Notes that parties of a room whose node proves nothing any more are disconnected. */
export async function disconnectSilent(trx: Trx, company: CompanyId, room: RoomId, before: Date): Promise<void> {
  await trx
    .updateTable('liveParty')
    .set({ node: null })
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .where('node', 'is not', null)
    .where('aliveAt', '<', before)
    .execute();
}
