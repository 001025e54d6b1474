import type { RingId } from '../../../../contract/ids.ts';
import type { Ring } from '../../../../contract/ringing.ts';
import { callRoom } from '../call-room.ts';
import type { MeetingContext } from '../context.ts';
import type { RingNews } from '../operations/tell-ring.ts';
import { kindOf } from '../queries.ts';
import { locateRings, type RingPlace, ringsNow, ringsOf } from '../ring-queries.ts';
import { type Connection, type Hub, partyOf } from './hub.ts';
import type { RingTimers } from './ring-timers.ts';

/** Rings on the sockets of this node, and stops. */
export class Ringer {
  readonly #context: MeetingContext;
  readonly #hub: Hub;
  readonly #timers: RingTimers;
  /** Where each ring was told on this node: its end is found out even where nobody says it. */
  readonly #told = new Map<RingId, Set<string>>();

  constructor(context: MeetingContext, hub: Hub, timers: RingTimers) {
    this.#context = context;
    this.#hub = hub;
    this.#timers = timers;
  }

  /** Never rejects. */
  async hear(news: RingNews): Promise<void> {
    if (news.of === 'end') {
      this.#timers.stop(news.ring);
      this.#told.delete(news.ring);
    }
    const connections = this.#hub.ofParty(news.to);
    if (connections.length === 0) return;
    if (news.of === 'begin') return this.#guard(() => this.#ring(news, news.to, connections));
    for (const { session } of connections) {
      if (news.of === 'end') session.send({ type: 'ring-ended', ring: news.ring, why: news.why });
      session.send({ type: 'changed', kinds: ['my-calls'] });
    }
  }

  /** A window that opens while it rings hears of it too. Never rejects. */
  async opened(connection: Connection): Promise<void> {
    const party = partyOf(connection);
    if (party === null) return;
    await this.#guard(async () => {
      for (const place of await locateRings(this.#context.platform.database.resolver, party)) {
        await this.#ring(place, party, [connection]);
      }
    });
  }

  /** What began or ended while notifications did not arrive. Never rejects. */
  catchUp(): Promise<void> {
    return this.#guard(async () => {
      const told = [...this.#told];
      const now = await ringsNow(this.#context.platform.database.owner);
      for (const [ring, parties] of told) {
        if (now.some((place) => place.ring === ring)) continue;
        for (const to of parties) await this.hear({ of: 'end', ring, to, why: 'cancelled' });
      }
      for (const { rung, ...place } of now) {
        for (const to of rung) await this.hear({ of: 'begin', ...place, to });
      }
    });
  }

  async #ring(place: RingPlace, to: string, connections: readonly Connection[]): Promise<void> {
    const ring = await readRing(this.#context, place);
    if (!ring) return;
    this.#told.set(ring.id, (this.#told.get(ring.id) ?? new Set()).add(to));
    for (const { session } of connections) session.send({ type: 'ring', ring });
  }

  async #guard(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#context.platform.metrics.faults.inc({ part: 'meetings' });
      this.#context.platform.log.error({ err: error }, 'a call did not ring');
    }
  }
}

/** A ring as it shows where it rings; null where it is over. */
async function readRing({ platform }: MeetingContext, { ring, company, room }: RingPlace): Promise<Ring | null> {
  const db = platform.database.forCompany(company);
  const row = (await ringsOf(db, company, room)).find(({ id }) => id === ring);
  const kind = row && (await kindOf(db, company, room));
  const place = kind && (await callRoom(db, { kind, companyId: company, roomId: room }));
  if (!row || !place) return null;
  return {
    id: ring,
    kind,
    fromName: row.fromName,
    fromAddress: row.fromAddress,
    roomName: kind === 'meeting' ? place.name : null,
    until: row.until.toISOString(),
  };
}
