import { Problem } from '../../../platform/http/problem.ts';
import { recordQuality } from '../../call-records/index.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { actingParty } from '../operations/in-meeting.ts';
import { partiesOf } from '../queries.ts';
import { admitLeg } from './admit-leg.ts';
import type { Connection } from './hub.ts';
import { clickingSeat, limitTo, type Message } from './seat.ts';

/** A page measures for half a minute, and once more before it leaves. */
const samples = { burst: 4, perSecond: 1 / 15, retryAfter: 15 };

/** What a page says by itself while its party is in a call: how the media is, and that its access is about to end. */
export function upkeepActs(context: MeetingContext) {
  const { platform } = context;
  const takeSample = limitTo(platform.clock, samples);
  return {
    async quality(connection: Connection, { sample }: Message<'quality'>): Promise<void> {
      const { seat } = connection;
      if (seat?.state !== 'in') throw new Problem('not_in_meeting');
      takeSample(connection);
      const db = platform.database.forCompany(seat.company);
      await recordQuality(db, seat.company, seat, sample, platform.clock.now());
    },

    /** Who waits has no access to the media, and gets none here. */
    async renew(connection: Connection, { ref }: Message<'renew'>): Promise<void> {
      const seat = clickingSeat(connection);
      const { call, company, leg, room } = seat;
      const party = actingParty(await partiesOf(platform.database.forCompany(company), company, room), leg);
      if (!call) throw new Problem('not_in_meeting');
      const engine = engineOf(context, seat);
      const access = await admitLeg(context, engine, { call, leg, name: party.name, isBack: true });
      // Whoever left while a media server was asked is not let in behind its back.
      if (connection.seat !== seat) return engine.remove({ call, leg });
      connection.session.send({ type: 'access', ref, access });
    },
  };
}
