import type { CallId, CompanyId, LegId, RoomId } from '../../../../contract/ids.ts';
import type { ChatMessage } from '../../../../contract/live.ts';
import type { LiveCaller, LiveSession } from '../../../platform/live/live-session.ts';
import type { TokenBucket } from '../../../platform/live/token-bucket.ts';
import type { PartyState } from '../tables.ts';

/** Where the party of a socket is, as this node last told it. */
export interface Seat {
  leg: LegId;
  token: string;
  /** Of the message that is to be answered when a waiting party is let in. */
  ref: string;
  company: CompanyId;
  room: RoomId;
  home: CompanyId | null;
  call: CallId | null;
  /** Of the meeting. */
  engine: string | null;
  state: PartyState;
  /** Of the meeting that the party was told last. */
  version: number;
  /** Chat messages that came before the party was told that it is in; null once it was. */
  heldChat: ChatMessage[] | null;
  /** When it was muted by somebody, as it was told last. */
  toldMutedAt: number | null;
}

/** A live socket of this node. */
export interface Connection {
  readonly session: LiveSession<LiveCaller>;
  /** How often a person may click. */
  readonly clicks: TokenBucket;
  /** How often it may be refused something. */
  readonly refusals: TokenBucket;
  seat: Seat | null;
}

/** The member or video system of a socket; null for everybody else. */
export const partyOf = ({ session: { caller } }: Connection): string | null => {
  if (caller.kind === 'video-system') return caller.system;
  return caller.kind === 'account' ? (caller.member?.id ?? null) : null;
};

/** The sockets of this node by session, leg, room and party. Nothing here outlives the process. */
export class Hub {
  /** Hears of each connection whether it is in a call now. */
  readonly #onSeat: (session: LiveSession<LiveCaller>, isIn: boolean) => void;
  readonly #connections = new Map<LiveSession<LiveCaller>, Connection>();
  readonly #byLeg = new Map<LegId, Connection>();
  readonly #byRoom = new Map<RoomId, Set<Connection>>();
  readonly #byParty = new Map<string, Set<Connection>>();

  constructor(onSeat: (session: LiveSession<LiveCaller>, isIn: boolean) => void = () => {}) {
    this.#onSeat = onSeat;
  }

  add(connection: Connection): void {
    this.#connections.set(connection.session, connection);
    const party = partyOf(connection);
    if (party) this.#byParty.set(party, (this.#byParty.get(party) ?? new Set()).add(connection));
  }

  remove(connection: Connection): void {
    if (!this.#connections.delete(connection.session)) return;
    const party = partyOf(connection) ?? '';
    const others = this.#byParty.get(party);
    others?.delete(connection);
    if (others?.size === 0) this.#byParty.delete(party);
    this.unseat(connection);
  }

  of(session: LiveSession<LiveCaller>): Connection | undefined {
    return this.#connections.get(session);
  }

  /** Seats a connection; answers the one that held the same leg before and has no seat now. */
  seat(connection: Connection, seat: Seat): Connection | null {
    const before = this.#byLeg.get(seat.leg) ?? null;
    if (before && before !== connection) this.unseat(before);
    this.unseat(connection);
    connection.seat = seat;
    this.#byLeg.set(seat.leg, connection);
    const room = this.#byRoom.get(seat.room) ?? new Set();
    this.#byRoom.set(seat.room, room.add(connection));
    this.#onSeat(connection.session, seat.state === 'in');
    return before === connection ? null : before;
  }

  unseat(connection: Connection): void {
    const { seat } = connection;
    if (!seat) return;
    connection.seat = null;
    if (this.#byLeg.get(seat.leg) === connection) this.#byLeg.delete(seat.leg);
    const room = this.#byRoom.get(seat.room);
    room?.delete(connection);
    if (room?.size === 0) this.#byRoom.delete(seat.room);
    this.#onSeat(connection.session, false);
  }

  atLeg(leg: LegId): Connection | undefined {
    return this.#byLeg.get(leg);
  }

  inRoom(room: RoomId): Connection[] {
    return [...(this.#byRoom.get(room) ?? [])];
  }

  all(): Connection[] {
    return [...this.#connections.values()];
  }

  seats(): Seat[] {
    return [...this.#byLeg.values()].flatMap(({ seat }) => seat ?? []);
  }

  rooms(): Seat[] {
    return [...this.#byRoom.values()]
      .flatMap((connections) => [...connections].slice(0, 1))
      .flatMap(({ seat }) => seat ?? []);
  }

  isOnline(party: string): boolean {
    return this.#byParty.has(party);
  }

  /** All windows of a member, or the screen of a system. */
  ofParty(party: string): Connection[] {
    return [...(this.#byParty.get(party) ?? [])];
  }
}
