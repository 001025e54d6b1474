import type { CompanyId, MemberId, RoomId, VideoSystemId } from '../../../contract/ids.ts';
import { endReason } from '../../../contract/live.ts';
import type { Presence } from '../../../contract/presence.ts';
import { type Engine, type EngineFact, loneEngine } from '../../engines/engine.ts';
import { onChange } from '../../platform/live/changes.ts';
import type { LiveCaller, LiveHandler } from '../../platform/live/live-session.ts';
import { proveEverySeconds, provePresence } from '../call-records/index.ts';
import { onPresenceChange } from '../directory/index.ts';
import { onSessionChange } from '../identity/index.ts';
import { onOwnersChange } from '../rooms/index.ts';
import type { ScreenPorts } from '../video-systems/index.ts';
import type { MeetingContext, MeetingSettings } from './context.ts';
import { endSessions, seatsWithOtherRights } from './live/end-sessions.ts';
import { createHandler } from './live/handler.ts';
import { Hub } from './live/hub.ts';
import { proveNode } from './live/prove.ts';
import { Pusher } from './live/pusher.ts';
import { RingTimers } from './live/ring-timers.ts';
import { Ringer } from './live/ringer.ts';
import { Talk } from './live/talk.ts';
import { Watchers } from './live/watchers.ts';
import { Windows } from './live/windows.ts';
import { companiesWithLiveParties, locateParty } from './locate.ts';
import { endRingsOf } from './operations/decline.ts';
import { endMeetingsOf } from './operations/end-meetings.ts';
import { heedFact } from './operations/heed-fact.ts';
import { letGoOfNode } from './operations/let-go-of-node.ts';
import { recheckRights } from './operations/recheck-rights.ts';
import { removeParties } from './operations/remove-parties.ts';
import { sweepMeetings } from './operations/sweep.ts';
import { onRingNews } from './operations/tell-ring.ts';
import { createPresenceOf } from './presence.ts';
import { countInside, disconnectAll } from './queries.ts';
import { createScreenPorts } from './screen-ports.ts';

/** This node's part of all meetings. */
export interface Meetings {
  /** For the live server. */
  handler: LiveHandler<LiveCaller>;
  /** Begins to hear of changes, to prove what is alive and to sweep; before the first socket opens. */
  start(): Promise<void>;
  /** Stops that. Parties stay in their meetings, and come back to whoever serves next. */
  stop(): void;
  /** A member may not go on: wherever it is in a meeting, it leaves. Ended sessions are heard of without being told. */
  onMemberGone(company: CompanyId, member: MemberId, why: 'removed' | 'suspended'): Promise<void>;
  /** A room was removed: its meeting ends. */
  onRoomRemoved(company: CompanyId, room: string): Promise<void>;
  /** A company was suspended or closed: its meetings end, and whoever waits is sent away. */
  onCompanyClosed(company: CompanyId): Promise<void>;
  /** A video system has lost its screen: whatever it was in, it leaves. */
  onScreenGone(system: VideoSystemId): Promise<void>;
  /** What phones ask about meetings for a video system. */
  forScreens: Pick<ScreenPorts, 'meetingsOf' | 'checkPin'>;
  /** How many parties are inside, for the rooms that have any. */
  insideOf(company: CompanyId, rooms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Presence of those of these parties who are not offline: in a call anywhere, or with a socket to any node. */
  presenceOf(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, Presence>>;
  /** Those of a company's parties who have a socket to any node. */
  onlineAmong(company: CompanyId, parties: readonly string[]): Promise<ReadonlySet<string>>;
  /** What the timers do, for tests. */
  prove(): Promise<void>;
  sweep(): Promise<void>;
}

/** Makes the node's meetings over the engines that it is given. */
export function createMeetings(platform: MeetingContext['platform'], settings: MeetingSettings): Meetings {
  const context: MeetingContext = { platform, ...settings };
  const { database, clock, fanout, jobs, log, metrics } = platform;
  const hub = new Hub(settings.onSeat);
  const pusher = new Pusher(context, hub);
  const talk = new Talk(context, hub);
  const timers = new RingTimers(context);
  const ringer = new Ringer(context, hub, timers);
  const windows = new Windows(context, hub);
  const presenceOf = createPresenceOf(context, windows);
  const watchers = new Watchers(context, presenceOf);
  const endings: (() => void)[] = [];
  const recheck = (company: CompanyId, room: RoomId) =>
    recheckRights(context, company, room).catch((error: unknown) => {
      metrics.faults.inc({ part: 'meetings' });
      log.error({ err: error }, 'rights in a meeting were not brought in line');
    });
  const heed = (engine: Engine, fact: EngineFact) =>
    heedFact(context, engine, fact).catch((error: unknown) => {
      metrics.faults.inc({ part: 'engine' });
      log.error({ err: error }, 'what an engine told was not heeded');
    });
  const prove = () => proveNode(context, hub);
  const sweep = () => sweepMeetings(context);

  async function removeEverywhere(party: MemberId | VideoSystemId, reason: 'removed' | 'suspended'): Promise<void> {
    for (const { company, room } of await locateParty(database.resolver, party)) {
      const who = ({ partyId }: { partyId: string | null }) => partyId === party;
      await removeParties(context, { company, room, who, at: clock.now(), reason });
    }
    await endRingsOf(context, party, 'no-answer');
  }

  async function start(): Promise<void> {
    const isAlone = loneEngine(settings.engines) !== undefined;
    await provePresence(database.owner, clock.now(), isAlone);
    if (isAlone) {
      for (const company of await companiesWithLiveParties(database.resolver)) {
        await disconnectAll(database.forCompany(company), company);
      }
    }
    const timer = setInterval(() => {
      prove().catch((error: unknown) => {
        metrics.faults.inc({ part: 'meetings' });
        log.error({ err: error }, 'proofs of life were not written');
      });
    }, proveEverySeconds * 1000).unref();
    endings.push(
      () => clearInterval(timer),
      fanout.subscribe('meeting', ({ company, room, gone, version = '', shownBy }) => {
        const where = { company: company as CompanyId, room: room as RoomId };
        void pusher.hear({ ...where, version, shownBy, gone: endReason.safeParse(gone).data });
      }),
      talk.start(),
      ...settings.engines.all.map((engine) => engine.hear((fact) => void heed(engine, fact))),
      () => timers.stopAll(),
      () => watchers.stop(),
      () => windows.stop(),
      onPresenceChange(fanout, (parties) => watchers.touch(parties)),
      onChange(fanout, (company, kind) => kind === 'video-system' && watchers.touchCompany(company)),
      onRingNews(platform, (news) => void ringer.hear(news)),
      onSessionChange(fanout, (change) => {
        void endSessions(context, hub, change);
        for (const { company, room } of seatsWithOtherRights(hub, change)) void recheck(company, room);
      }),
      onOwnersChange(fanout, (company, room) => void recheck(company, room)),
      // What changed while notifications did not arrive is read anew.
      fanout.onUp((up) => {
        if (!up) return;
        watchers.touchAll();
        void ringer.catchUp();
        for (const { company, room } of hub.rooms()) {
          void pusher.refresh(company, room, 'ended');
          void recheck(company, room);
        }
      }),
    );
    settings.nodes?.onGone((node) => letGoOfNode(context, node));
    jobs.repeat('meetings.sweep', proveEverySeconds, sweep);
  }

  return {
    handler: createHandler(context, hub, { pusher, ringer, timers, watchers, windows }),
    start,
    stop: () => {
      for (const end of endings.splice(0)) end();
    },
    onMemberGone: (_company, member, why) => removeEverywhere(member, why),
    onScreenGone: (system) => removeEverywhere(system, 'removed'),
    forScreens: createScreenPorts(context),
    onRoomRemoved: (company, room) =>
      removeParties(context, {
        company,
        room: room as RoomId,
        who: () => true,
        at: clock.now(),
        reason: 'room-removed',
      }),
    onCompanyClosed: (company) => endMeetingsOf(context, company),
    insideOf: (company, rooms) => countInside(database.forCompany(company), company, rooms),
    presenceOf,
    onlineAmong: (company, parties) => windows.onlineAmong(company, parties),
    prove,
    sweep,
  };
}
