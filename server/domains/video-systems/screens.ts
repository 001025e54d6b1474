import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import type { ServerMessage } from '../../../contract/live.ts';
import type { ScreenReport } from '../../../contract/screen.ts';
import type { HeaderFields } from '../../platform/http/request-context.ts';
import { announceChange } from '../../platform/live/changes.ts';
import type { LiveCaller, LiveHandler, LiveSession, ScreenCaller } from '../../platform/live/live-session.ts';
import type { Platform } from '../../platform/platform.ts';
import { touchLastSeen } from '../directory/index.ts';
import { askOf, dropTaken, freshSeconds, noteTaken, sweepAsks } from './asks.ts';
import { onAct, onAsk } from './changes.ts';
import { resolveDevice } from './device-token.ts';
import {
  noteHeld,
  noteLost,
  noteReport,
  noteState,
  proveHeld,
  releaseNode,
  releaseSilent,
  statesOf,
} from './live-state.ts';

/** Seconds between two proofs that a node still holds its screens, and after which silence means that it does not. */
const proveEverySeconds = 20;
const silentAfterSeconds = 60;

/** This node's part of all video systems: the sockets of their screens, and the state that lists show. */
export interface Screens {
  /** For the sockets of screens. */
  handler: Omit<LiveHandler<ScreenCaller>, 'message'>;
  /** Who a screen's socket is; nobody where it is not paired, or its company may not go on. */
  resolveScreen(headers: HeaderFields): Promise<LiveCaller>;
  /** What a screen says of itself. */
  report(session: LiveSession<ScreenCaller>, report: ScreenReport): Promise<void>;
  /** A screen of this node has come into a call, or out of one. */
  onCall(system: VideoSystemId, isIn: boolean): void;
  /** Begins to prove and to sweep; before the first socket opens. */
  start(): Promise<void>;
  stop(): void;
  /** A node is gone: its screens are gone too, until they come to another. */
  onNodeGone(gone: string): Promise<void>;
  presenceOf(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, 'available' | 'in-call'>>;
  /** What the timers do, for tests. */
  prove(): Promise<void>;
  sweep(): Promise<void>;
}

interface Held {
  company: CompanyId;
  /** In the order in which they opened: the last one is what people see. */
  sockets: Set<LiveSession<ScreenCaller>>;
  isInCall: boolean;
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
  const { clock, database, fanout, jobs, log, metrics } = platform;
  const held = new Map<VideoSystemId, Held>();
  const endings: (() => void)[] = [];

  /** Writes whether a system's screen is there and in a call, after what is being written of it already. */
  const settle = (system: VideoSystemId, of: Held): Promise<void> => after(of, () => write(system, of));

  function after(of: Held, run: () => Promise<void>): Promise<void> {
    of.written = of.written.then(run).catch(report);
    return of.written;
  }

  async function write(system: VideoSystemId, { company, sockets, isInCall }: Held): Promise<void> {
    const db = database.forCompany(company);
    const at = clock.now();
    const isThere = sockets.size > 0;
    const changed = isThere
      ? (await noteHeld(db, company, [system], { node, at })).length > 0
      : await noteLost(db, company, system, { node, at });
    const isOther = isThere && (await noteState(db, company, system, { node, state: isInCall ? 'in-call' : 'idle' }));
    if (!isThere && held.get(system)?.sockets.size === 0) held.delete(system);
    if (!changed && !isOther) return;
    await announceChange(db, company, 'video-system');
    if (changed) await touchLastSeen(db, company, system, at);
  }

  function report(error: unknown): void {
    metrics.faults.inc({ part: 'video-systems' });
    log.error({ part: 'video-systems', err: error }, 'the state of a video system was not written');
  }

  function tell(system: VideoSystemId, message: ServerMessage): void {
    [...(held.get(system)?.sockets ?? [])].at(-1)?.send(message);
  }

  /** Sends a screen to where it was asked a moment ago, where it has not heard of it. */
  async function bring(company: CompanyId, system: VideoSystemId): Promise<void> {
    if (!held.has(system)) return;
    const now = clock.now();
    const ask = await askOf(database.forCompany(company), company, system, now);
    if (!ask || ask.taken || now.getTime() - ask.askedAt.getTime() > (freshSeconds / 2) * 1000) return;
    tell(system, { type: 'join-now', ask: ask.id, address: ask.address, roomName: ask.roomName });
  }

  async function prove(): Promise<void> {
    const there = [...held].filter(([, { sockets }]) => sockets.size > 0);
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

  async function onNodeGone(gone: string): Promise<void> {
    for (const company of await releaseNode(database.owner, gone)) {
      await announceChange(database.owner, company, 'video-system');
    }
  }

  async function sweep(): Promise<void> {
    const now = clock.now();
    for (const company of await releaseSilent(database.owner, new Date(now.getTime() - silentAfterSeconds * 1000))) {
      await announceChange(database.owner, company, 'video-system');
    }
    await sweepAsks(database.owner, now);
  }

  return {
    handler: {
      opened(session) {
        const { system, company } = session.caller;
        const of = held.get(system) ?? newlyHeld(company);
        held.set(system, of);
        of.sockets.add(session);
        return settle(system, of).then(() => bring(company, system).catch(report));
      },
      closed(session) {
        const { system } = session.caller;
        const of = held.get(system);
        if (!of?.sockets.delete(session)) return;
        if (of.sockets.size === 0) of.isInCall = false;
        return settle(system, of);
      },
    },
    async resolveScreen(headers) {
      const device = await resolveDevice(platform, headers);
      if (!device?.active) return { kind: 'anonymous' };
      return { kind: 'video-system', system: device.system, company: device.company };
    },
    async report({ caller: { system, company } }, said) {
      const db = database.forCompany(company);
      const isFaulty = await noteReport(db, company, system, said);
      if (said.at === 'idle') await dropTaken(db, company, system);
      else await noteTaken(db, company, system);
      if (isFaulty) await announceChange(db, company, 'video-system');
    },
    onCall(system, isIn) {
      const of = held.get(system);
      if (!of || of.isInCall === isIn) return;
      of.isInCall = isIn;
      void settle(system, of);
    },
    async start() {
      if (isAlone) await releaseSilent(database.owner, null);
      const timer = setInterval(() => void prove().catch(report), proveEverySeconds * 1000).unref();
      endings.push(
        () => clearInterval(timer),
        onAsk(fanout, (company, system) => void bring(company, system).catch(report)),
        onAct(fanout, (system, act) => tell(system, { type: 'remote', act })),
      );
      jobs.repeat('video-systems.sweep', proveEverySeconds, sweep);
    },
    stop() {
      for (const end of endings.splice(0)) end();
    },
    onNodeGone,
    presenceOf: (company, parties) => statesOf(database.forCompany(company), company, parties),
    prove,
    sweep,
  };
}

const newlyHeld = (company: CompanyId): Held => ({
  company,
  sockets: new Set(),
  isInCall: false,
  written: Promise.resolve(),
});
