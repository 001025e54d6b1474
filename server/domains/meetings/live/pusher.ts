import { LRUCache } from 'lru-cache';
import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import { type EndReason, endReason } from '../../../../contract/live.ts';
import { endReasonsOf } from '../../call-records/index.ts';
import { callRoom } from '../call-room.ts';
import type { MeetingContext } from '../context.ts';
import type { Place } from '../operations/join.ts';
import { presentMeeting } from '../present.ts';
import { type MeetingRow, type PartyRow, readMeeting } from '../queries.ts';
import { presentCalled, ringsOf } from '../ring-queries.ts';
import type { Connection, Hub, Seat } from './hub.ts';
import { seatOf, tellMeeting, tellMuted, tellPlace } from './tell.ts';

export interface Heard {
  company: CompanyId;
  room: RoomId;
  version: string;
  shownBy?: string | undefined;
  gone?: EndReason | undefined;
}

/** A meeting as of a moment. */
type Current = Omit<Place, 'party'>;

/** Rooms of which it is known what was heard of them last; of more than these come and go while a party is seated. */
const mostHeard = 10_000;

/**
 * Brings the new state of a room's meeting to this node's sockets. What was written here is shown as it was written; what
 * another act or node has changed is read once a change, and once for several at a time.
 */
export class Pusher {
  readonly #context: MeetingContext;
  readonly #hub: Hub;
  /** Rooms that are being read; true where another change came meanwhile. */
  readonly #reading = new Map<RoomId, boolean>();
  /** The version of each room's meeting that was told of last, whoever shows it. */
  readonly #heard = new LRUCache<RoomId, number>({ max: mostHeard });
  /** Why parties that waited are gone, by room, until they were told: no record holds it, the notification does. */
  readonly #gone = new Map<RoomId, EndReason>();

  constructor(context: MeetingContext, hub: Hub) {
    this.#context = context;
    this.#hub = hub;
  }

  /** A notification: this node reads what it has not written itself. */
  async hear({ company, room, version, shownBy, gone }: Heard): Promise<void> {
    this.#heard.set(room, Number(version));
    if (gone || shownBy !== this.#context.node) await this.refresh(company, room, gone);
  }

  /** Shows what was just written here, and committed. Whom it leaves out hears why by a read. Never rejects. */
  async show(current: Current): Promise<void> {
    await this.#tellAll(this.#hub.inRoom(current.room.id), current);
  }

  /** Resolves when the sockets were told what is true now, or a read that is under way will tell them. */
  async refresh(company: CompanyId, room: RoomId, gone?: EndReason): Promise<void> {
    if (gone) this.#gone.set(room, gone);
    if (this.#reading.has(room)) {
      this.#reading.set(room, true);
      return;
    }
    await this.#guard(async () => {
      do {
        this.#reading.set(room, false);
        if (this.#hub.inRoom(room).length > 0) await this.#push(company, room);
      } while (this.#reading.get(room));
      this.#gone.delete(room);
    });
    this.#reading.delete(room);
  }

  /** For one who was seated just now: what changed before that, and after its own change, went by. */
  async catchUp({ companyId, roomId, version }: MeetingRow): Promise<void> {
    const heard = this.#heard.get(roomId) ?? 0;
    if (heard > version || !this.#context.platform.fanout.up) await this.refresh(companyId, roomId);
  }

  async #guard(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#context.platform.metrics.faults.inc({ part: 'meetings' });
      this.#context.platform.log.error({ err: error }, 'a meeting was not shown');
    }
  }

  async #push(company: CompanyId, roomId: RoomId): Promise<void> {
    const db = this.#context.platform.database.forCompany(company);
    const seatedBefore = new Set(this.#hub.inRoom(roomId));
    const read = await readMeeting(db, company, roomId);
    const room = read && (await callRoom(db, read.meeting));
    const rings = read?.rings ? await ringsOf(db, company, roomId) : [];
    const connections = this.#hub.inRoom(roomId);
    const missing = read && room ? await this.#tellAll(connections, { ...read, room, rings }) : connections;
    // Who was seated during the read may be missing in it.
    const gone = missing.filter((connection) => seatedBefore.has(connection));
    const isRemoved = read?.meeting.kind === 'meeting' && !room;
    const why = {
      in: isRemoved ? ('room-removed' as const) : ('ended' as const),
      waiting: this.#gone.get(roomId),
    };
    // In a direct call each party's record is its own company's; that of a guest's company says the same as ours.
    for (const [home, those] of Map.groupBy(gone, ({ seat }) => seat?.home ?? company)) {
      await this.#tellEnd(home, those, why);
    }
  }

  /**
   * Tells each what concerns it; answers those that are not among the parties. Nobody waits until another has access to
   * the media, or goes without where that other gets none. Never rejects.
   */
  async #tellAll(connections: readonly Connection[], current: Current): Promise<Connection[]> {
    const missing: Connection[] = [];
    const telling = connections.map((connection) => {
      const party = current.parties.find(({ legId }) => legId === connection.seat?.leg);
      if (party) return this.#guard(() => this.#tell(connection, current, party));
      missing.push(connection);
      return undefined;
    });
    await Promise.all(telling);
    return missing;
  }

  async #tell(connection: Connection, current: Current, party: PartyRow): Promise<void> {
    const { seat, session } = connection;
    // It was told this, or something newer, on another way.
    if (!seat || current.meeting.version <= seat.version) return;
    if (party.node !== null && party.node !== this.#context.node) {
      this.#hub.unseat(connection);
      session.send({ type: 'ended', reason: 'replaced' });
      return;
    }
    if (party.state !== seat.state) {
      await this.#move(connection, seat, { ...current, party });
      return;
    }
    const state = presentMeeting(
      current.meeting,
      current.parties,
      current.room,
      party,
      this.#context.platform.clock.now(),
      current.rings.map(presentCalled),
    );
    if (!state || seat.state !== 'in') return;
    tellMeeting(connection, state);
    if (!seat.heldChat) tellMuted(connection, party);
  }

  /** A party that waited is somewhere else now. Where it can't be told, the next change of the meeting tries again. */
  async #move(connection: Connection, from: Seat, place: Place): Promise<void> {
    const to = seatOf(place, from.token, from.ref);
    this.#hub.seat(connection, to);
    try {
      await tellPlace(this.#context, connection, place, false);
    } catch (error) {
      if (connection.seat === to) this.#hub.seat(connection, from);
      throw error;
    }
  }

  /** `why` is for those of whom no record tells: a waiting party has none, and one that is in may not have it yet. */
  async #tellEnd(
    company: CompanyId,
    gone: readonly Connection[],
    why: { in: EndReason; waiting: EndReason | undefined },
  ): Promise<void> {
    const legs = gone.flatMap(({ seat }) => seat?.leg ?? []);
    if (legs.length === 0) return;
    const db = this.#context.platform.database.forCompany(company);
    const reasons = await endReasonsOf(db, company, legs);
    for (const connection of gone) {
      const { seat, session } = connection;
      if (!seat || !legs.includes(seat.leg)) continue;
      const onRecord = endReason.safeParse(reasons.get(seat.leg)).data;
      const reason = onRecord ?? (seat.state === 'in' ? why.in : why.waiting);
      // A read that ran ahead of the notification: that one says why.
      if (!reason) continue;
      this.#hub.unseat(connection);
      session.send({ type: 'ended', reason });
    }
  }
}
