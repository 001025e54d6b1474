import type { CompanyId } from '../../../../contract/ids.ts';
import type { Presence } from '../../../../contract/presence.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { listedAmong } from '../../directory/index.ts';
import type { MeetingContext } from '../context.ts';
import type { Connection } from './hub.ts';
import { type Message, takeClick } from './seat.ts';

/** Milliseconds in which changes gather, so that a company that comes to work is a few messages. */
const gatherMs = 300;

interface Watched {
  company: CompanyId;
  by: Set<Connection>;
  /** As it was last told. */
  told: Presence | null;
}

type PresenceOf = (company: CompanyId, parties: readonly string[]) => Promise<ReadonlyMap<string, Presence>>;

/** Which windows of this node show whose presence: only they are told of it. */
export class Watchers {
  readonly #context: MeetingContext;
  readonly #presenceOf: PresenceOf;
  readonly #watched = new Map<string, Watched>();
  readonly #byConnection = new Map<Connection, readonly string[]>();
  readonly #dirty = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(context: MeetingContext, presenceOf: PresenceOf) {
    this.#context = context;
    this.#presenceOf = presenceOf;
  }

  /**
   * A page shows these parties and no others from now on; parties of other companies are left out. Throws `not_signed_in`
   * for guests, `not_allowed` for operators without a company, `too_many_requests`.
   */
  async watch(connection: Connection, { parties }: Message<'watch'>): Promise<void> {
    takeClick(connection);
    const company = companyOf(connection);
    if (!company) throw new Problem(connection.session.caller.kind === 'anonymous' ? 'not_signed_in' : 'not_allowed');
    const listed = await listedAmong(this.#context.platform.database.forCompany(company), company, parties);
    const own = [...listed];
    this.forget(connection);
    this.#byConnection.set(connection, own);
    for (const party of own) {
      const watched = this.#watched.get(party) ?? { company, by: new Set(), told: null };
      watched.by.add(connection);
      this.#watched.set(party, watched);
    }
    connection.session.send({ type: 'presence', parties: await this.#read(company, own) });
  }

  forget(connection: Connection): void {
    for (const party of this.#byConnection.get(connection) ?? []) {
      const watched = this.#watched.get(party);
      watched?.by.delete(connection);
      if (watched?.by.size === 0) this.#watched.delete(party);
    }
    this.#byConnection.delete(connection);
  }

  /** The presence of these may have changed. */
  touch(parties: readonly string[]): void {
    for (const party of parties) if (this.#watched.has(party)) this.#dirty.add(party);
    if (this.#dirty.size > 0) this.#timer ??= setTimeout(() => void this.#tell(), gatherMs).unref();
  }

  /** That of anybody may have: changes were not heard of for a while. */
  touchAll(): void {
    this.touch([...this.#watched.keys()]);
  }

  /** That of anybody in a company may have. */
  touchCompany(company: CompanyId): void {
    this.touch([...this.#watched].filter(([, watched]) => watched.company === company).map(([party]) => party));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dirty.clear();
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    try {
      const groups = Map.groupBy(dirty, (party) => this.#watched.get(party)?.company);
      for (const [company, parties] of groups) if (company) await this.#tellCompany(company, parties);
    } catch (error) {
      this.#context.platform.metrics.faults.inc({ part: 'meetings' });
      this.#context.platform.log.error({ err: error }, 'presence was not shown');
    }
  }

  async #tellCompany(company: CompanyId, parties: readonly string[]): Promise<void> {
    const now = await this.#read(company, parties);
    const news = new Map<Connection, Record<string, Presence>>();
    for (const [party, presence] of Object.entries(now)) {
      const watched = this.#watched.get(party);
      if (!watched || watched.told === presence) continue;
      watched.told = presence;
      for (const connection of watched.by) news.set(connection, { ...news.get(connection), [party]: presence });
    }
    for (const [{ session }, changed] of news) session.send({ type: 'presence', parties: changed });
  }

  async #read(company: CompanyId, parties: readonly string[]): Promise<Record<string, Presence>> {
    const there = await this.#presenceOf(company, parties);
    return Object.fromEntries(parties.map((party) => [party, there.get(party) ?? 'offline']));
  }
}

export function companyOf({ session: { caller } }: Connection): CompanyId | null {
  if (caller.kind === 'video-system') return caller.company;
  return caller.kind === 'account' ? (caller.member?.company ?? null) : null;
}
