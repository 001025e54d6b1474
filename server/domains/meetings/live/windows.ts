import type { CompanyId } from '../../../../contract/ids.ts';
import { announcePresence } from '../../directory/index.ts';
import type { MeetingContext } from '../context.ts';
import { deleteWindows, insertWindows, type WindowOwner, windowsElsewhere } from '../window-queries.ts';
import { type Connection, type Hub, partyOf } from './hub.ts';
import { companyOf } from './watchers.ts';

/** Milliseconds in which changes gather, and before what could not be written is tried again. */
const gatherMs = 100;
const againMs = 1000;

/** Tells the other nodes who has a window or a screen at this one, and knows who has one at them. */
export class Windows {
  readonly #context: MeetingContext;
  readonly #hub: Hub;
  /** Whose windows have changed since they were written. */
  readonly #dirty = new Map<string, CompanyId>();
  #writing = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(context: MeetingContext, hub: Hub) {
    this.#context = context;
    this.#hub = hub;
    context.nodes?.onJoined(() => this.#touchAll());
  }

  /** A window opened or closed here. */
  touch(connection: Connection): void {
    const party = partyOf(connection);
    const company = companyOf(connection);
    if (!this.#context.nodes || party === null || company === null) return;
    this.#dirty.set(party, company);
    this.#arm(gatherMs);
  }

  /** Those of a company's parties who have a window or a screen at whatever node. */
  async onlineAmong(company: CompanyId, parties: readonly string[]): Promise<ReadonlySet<string>> {
    const { nodes, platform } = this.#context;
    const here = new Set(parties.filter((party) => this.#hub.isOnline(party)));
    const others = parties.filter((party) => !here.has(party));
    if (!nodes || others.length === 0) return here;
    const elsewhere = await windowsElsewhere(platform.database.forCompany(company), company, others, nodes.own);
    return here.union(elsewhere);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dirty.clear();
  }

  #touchAll(): void {
    for (const connection of this.#hub.all()) this.touch(connection);
  }

  #arm(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#writing.then(() => this.#write());
    }, ms).unref();
  }

  /** Writes what is true now of those who changed. Never rejects. */
  async #write(): Promise<void> {
    const changed = new Map(this.#dirty);
    this.#dirty.clear();
    const { log, metrics } = this.#context.platform;
    try {
      await this.#save(changed);
    } catch (error) {
      metrics.faults.inc({ part: 'meetings' });
      log.error({ err: error }, 'who is online was not told to the other nodes');
      for (const [party, company] of changed) this.#dirty.set(party, company);
      this.#arm(againMs);
    }
  }

  async #save(changed: ReadonlyMap<string, CompanyId>): Promise<void> {
    const { nodes, platform } = this.#context;
    if (!nodes || changed.size === 0) return;
    const owners = [...changed].map(([party, company]): WindowOwner => ({ party, company }));
    const { there = [], gone = [] } = Object.groupBy(owners, ({ party }) =>
      this.#hub.isOnline(party) ? 'there' : 'gone',
    );
    await platform.database.owner.transaction().execute(async (trx) => {
      await insertWindows(trx, nodes.own, there);
      if (gone.length > 0) {
        await deleteWindows(
          trx,
          nodes.own,
          gone.map(({ party }) => party),
        );
      }
      await announcePresence(trx, [...changed.keys()]);
    });
  }
}
