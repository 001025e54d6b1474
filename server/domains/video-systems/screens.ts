import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import type { HeaderFields } from '../../platform/http/request-context.ts';
import { announceChange } from '../../platform/live/changes.ts';
import type { LiveCaller, LiveHandler, ScreenCaller } from '../../platform/live/live-session.ts';
import type { Platform } from '../../platform/platform.ts';
import { touchLastSeen } from '../directory/index.ts';
import { resolveDevice } from './device-token.ts';
import { noteHeld, noteLost, proveHeld, releaseSilent, statesOf } from './live-state.ts';

/** Seconds between two proofs that a node still holds its screens, and after which silence means that it does not. */
const proveEverySeconds = 20;
const silentAfterSeconds = 60;

/** This node's part of all video systems: the sockets of their screens, and the state that lists show. */
export interface Screens {
  /** For the sockets of screens. */
  handler: Omit<LiveHandler<ScreenCaller>, 'message'>;
  /** Who a screen's socket is; nobody where it is not paired, or its company may not go on. */
  resolveScreen(headers: HeaderFields): Promise<LiveCaller>;
  /** Begins to prove and to sweep; before the first socket opens. */
  start(): Promise<void>;
  stop(): void;
  presenceOf(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, 'available' | 'in-call'>>;
  /** What the timers do, for tests. */
  prove(): Promise<void>;
  sweep(): Promise<void>;
}

interface Held {
  company: CompanyId;
  sockets: number;
  /** The last of what is written of it, so that the newest state is written last. */
  written: Promise<void>;
}

interface ScreenSettings {
  node: string;
  /** Whether no other node can be there: what a node held before this start is held by nobody. */
  isAlone: boolean;
}

/** Makes the node's screens. */
export function createScreens(platform: Platform, { node, isAlone }: ScreenSettings): Screens {
  const { clock, database, jobs, log, metrics } = platform;
  const held = new Map<VideoSystemId, Held>();
  let timer: NodeJS.Timeout | null = null;

  /** Writes whether a system's screen is there, after what is being written of it already. */
  function settle(system: VideoSystemId, of: Held): Promise<void> {
    of.written = of.written.then(() => write(system, of)).catch(report);
    return of.written;
  }

  async function write(system: VideoSystemId, { company, sockets }: Held): Promise<void> {
    const db = database.forCompany(company);
    const at = clock.now();
    const changed =
      sockets > 0
        ? (await noteHeld(db, company, [system], { node, at })).length > 0
        : await noteLost(db, company, system, { node, at });
    if (sockets === 0 && held.get(system)?.sockets === 0) held.delete(system);
    if (!changed) return;
    await announceChange(db, company, 'video-system');
    await touchLastSeen(db, company, system, at);
  }

  function report(error: unknown): void {
    metrics.faults.inc({ part: 'video-systems' });
    log.error({ part: 'video-systems', err: error }, 'the state of a video system was not written');
  }

  async function prove(): Promise<void> {
    const there = [...held].filter(([, { sockets }]) => sockets > 0);
    const at = clock.now();
    for (const [company, of] of Map.groupBy(there, ([, { company }]) => company)) {
      const db = database.forCompany(company);
      const systems = of.map(([system]) => system);
      await proveHeld(db, company, systems, { node, at });
      // Where it could not be written when the socket opened.
      const changed = await noteHeld(db, company, systems, { node, at });
      if (changed.length > 0) await announceChange(db, company, 'video-system');
    }
  }

  async function sweep(): Promise<void> {
    const since = new Date(clock.now().getTime() - silentAfterSeconds * 1000);
    for (const company of await releaseSilent(database.owner, since)) {
      await announceChange(database.owner, company, 'video-system');
    }
  }

  return {
    handler: {
      opened({ caller: { system, company } }) {
        const of = held.get(system) ?? { company, sockets: 0, written: Promise.resolve() };
        held.set(system, of);
        of.sockets += 1;
        return settle(system, of);
      },
      closed({ caller: { system } }) {
        const of = held.get(system);
        if (!of) return;
        of.sockets -= 1;
        return settle(system, of);
      },
    },
    async resolveScreen(headers) {
      const device = await resolveDevice(platform, headers);
      if (!device?.active) return { kind: 'anonymous' };
      return { kind: 'video-system', system: device.system, company: device.company };
    },
    async start() {
      if (isAlone) await releaseSilent(database.owner, null);
      timer = setInterval(() => void prove().catch(report), proveEverySeconds * 1000).unref();
      jobs.repeat('video-systems.sweep', proveEverySeconds, sweep);
    },
    stop() {
      if (timer) clearInterval(timer);
    },
    presenceOf: (company, parties) => statesOf(database.forCompany(company), company, parties),
    prove,
    sweep,
  };
}
