import { isDeepStrictEqual } from 'node:util';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountId, CompanyId } from '../../../contract/ids.ts';
import type { ServerMessage, SessionEndWhy } from '../../../contract/live.ts';
import type { Clock } from '../clock.ts';
import { apiPrefix, webHeaders } from '../http/api-routes.ts';
import { networkOf } from '../http/network.ts';
import { Problem } from '../http/problem.ts';
import type { Caller } from '../http/request-context.ts';
import { isSameSite, provenanceOf } from '../http/same-site.ts';
import { plainAddress } from '../http/trusted-proxies.ts';
import { newId } from '../random.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { closeCodes, type LiveCaller, type LiveHandler, type ScreenCaller } from './live-session.ts';
import { LiveSocket } from './live-socket.ts';

/** Largest message in bytes, as the contract says. */
const messageLimit = 64 * 1024;
/** Milliseconds between the signs of life of some sockets and of the next: of all at once nobody is served meanwhile. */
const beatMs = 100;
/** Milliseconds for the peer to answer a farewell. */
const farewellMs = 2000;

export interface LiveSettings {
  clock: Clock;
  log: Log;
  metrics: Metrics;
  handler: LiveHandler<LiveCaller>;
  resolveCaller(headers: Headers): Promise<Caller>;
  /** Whose screen a socket with `?as=video-system` is; without it nobody's. */
  resolveScreen?(headers: Headers): Promise<LiveCaller>;
  /** Name of this node and version of the service, told to every socket first. */
  node: string;
  version: string;
  publicUrl: string | null;
  /** Milliseconds between two signs of life; 10 s where absent. */
  heartbeatMs?: number;
  /** Open sockets of one network address; 1,000 where absent. */
  socketsPerOrigin?: number;
}

interface Entry {
  live: LiveSocket;
  /** Counts the sockets of this node. */
  number: number;
  headers: Headers;
}

/** All live sockets of this node. */
type SignedInCaller = Extract<Caller, { kind: 'account' }>;

export interface LiveServer {
  /** Mounts the socket's address; give it to the HTTP server as `mount`. */
  mount(server: FastifyInstance): Promise<void>;
  /** Tells the sockets of one session that it ended, and closes them. */
  endSession(session: string): void;
  /** The same for every session of an account; `but` is the session that stays, `why` is told. */
  endAccount(account: AccountId, how?: { but?: string; why?: SessionEndWhy }): void;
  /**
   * The same for a company's people, when it is not open any more. Whoever is an operator too opens another socket, then
   * and when the company is open again.
   */
  endCompany(company: CompanyId, open: boolean): void;
  /**
   * Asks anew who is behind each socket, or those of one account, and closes those whose session is gone or may do
   * something else than when they opened: when rights changed, and after news may have been missed. Never rejects.
   */
  revalidate(account?: AccountId): Promise<void>;
  /**
   * Asks anew whose screen is behind each socket of these, and closes those that are no longer the system's; tells the
   * others that something changed. Never rejects.
   */
  revalidateScreens(matches?: (screen: ScreenCaller) => boolean): Promise<void>;
  /** Sends to the sockets of whom it concerns, on this node. */
  tell(matches: (caller: SignedInCaller) => boolean, message: ServerMessage): void;
  readonly size: number;
}

/** Whether a page says that it is a screen: a browser may have a person's session too. */
const isScreen = ({ url }: FastifyRequest): boolean =>
  new URLSearchParams(url.split('?')[1]).get('as') === 'video-system';

/** Makes the node's live sockets at `/api/v1/live`. A socket without a session is a guest's. */
export function createLiveServer(settings: LiveSettings): LiveServer {
  const { metrics, log } = settings;
  const open = new Set<Entry>();
  let opened = 0;
  const perNetwork = new Map<string, number>();
  const admitted = new WeakMap<FastifyRequest, { caller: LiveCaller; headers: Headers }>();
  const nobody = async (): Promise<LiveCaller> => ({ kind: 'anonymous' });
  const { resolveScreen = nobody } = settings;
  const publicOrigin = settings.publicUrl ? new URL(settings.publicUrl).origin : null;

  const count = (network: string, change: number) => {
    const next = (perNetwork.get(network) ?? 0) + change;
    if (next > 0) perNetwork.set(network, next);
    else perNetwork.delete(network);
  };

  async function admit(request: FastifyRequest): Promise<void> {
    if (!request.ws) throw new Problem('not_found');
    if (!isSameSite(provenanceOf(request), publicOrigin)) {
      metrics.liveFaults.inc({ reason: 'cross-site' });
      throw new Problem('cross_site');
    }
    if ((perNetwork.get(networkOf(request.ip)) ?? 0) >= (settings.socketsPerOrigin ?? 1000)) {
      metrics.liveFaults.inc({ reason: 'origin' });
      throw new Problem('too_many_requests', { retryAfter: 10 });
    }
    const headers = webHeaders(request);
    if (!isScreen(request)) {
      admitted.set(request, { headers, caller: await settings.resolveCaller(headers) });
      return;
    }
    const caller = await resolveScreen(headers);
    if (caller.kind !== 'video-system') throw new Problem('not_signed_in');
    admitted.set(request, { headers, caller });
  }

  function end({ live }: Entry, why?: SessionEndWhy): void {
    live.send({ type: 'session-ended', ...(why ? { why } : {}) });
    live.close(closeCodes.sessionEnded, 'session ended');
    setTimeout(() => live.terminate(), farewellMs).unref();
  }

  const endWhere = (matches: (caller: SignedInCaller) => boolean, why?: SessionEndWhy) => {
    for (const entry of open) {
      const { caller } = entry.live;
      if (caller.kind === 'account' && matches(caller)) end(entry, why);
    }
  };

  async function mount(server: FastifyInstance): Promise<void> {
    await server.register(websocket, {
      options: { maxPayload: messageLimit, perMessageDeflate: false },
      errorHandler: (error, socket) => {
        metrics.liveFaults.inc({ reason: 'protocol' });
        log.debug({ err: error }, 'live socket failed');
        socket.terminate();
      },
      preClose: (done) => {
        for (const { live } of open) live.close(closeCodes.restart, 'service restart');
        setTimeout(() => {
          for (const { live } of open) live.terminate();
        }, farewellMs).unref();
        done();
      },
    });
    server.get(`${apiPrefix}/live`, { websocket: true, preValidation: admit }, (socket, request) => {
      const known = admitted.get(request);
      if (!known) return socket.terminate();
      const { caller, headers } = known;
      const peer = {
        id: newId(),
        caller,
        origin: plainAddress(request.ip),
        userAgent: (headers.get('user-agent') ?? '').slice(0, 500),
      };
      const live = new LiveSocket(socket, peer, settings);
      opened += 1;
      const entry = { live, headers, number: opened };
      const network = networkOf(request.ip);
      open.add(entry);
      count(network, 1);
      metrics.sockets.inc({ caller: caller.kind });
      live.onClose(() => {
        count(network, -1);
        metrics.sockets.dec({ caller: caller.kind });
        void live.ended().then(() => open.delete(entry));
      });
      live.open({ type: 'hello', node: settings.node, version: settings.version, beats: true });
    });
    const heartbeatMs = settings.heartbeatMs ?? 10_000;
    const groups = Math.max(1, Math.floor(heartbeatMs / beatMs));
    let beat = 0;
    const heartbeat = setInterval(() => {
      beat = (beat + 1) % groups;
      for (const { live, number } of open) if (number % groups === beat) live.checkAlive();
    }, heartbeatMs / groups).unref();
    server.addHook('onClose', async () => {
      clearInterval(heartbeat);
      await Promise.all([...open].map(({ live }) => live.ended()));
    });
  }

  return {
    mount,
    endSession: (session) => endWhere((caller) => caller.session === session),
    endAccount: (account, { but, why } = {}) =>
      endWhere((caller) => caller.account === account && caller.session !== but, why),
    endCompany(company, isOpen) {
      for (const entry of open) {
        const { caller } = entry.live;
        if (caller.kind !== 'account') continue;
        const isTheirs = caller.member?.company === company;
        if (isOpen ? caller.operator && !caller.member : isTheirs && caller.operator) {
          entry.live.close(closeCodes.restart, 'rights changed');
        } else if (isTheirs && !isOpen) end(entry);
      }
    },
    async revalidate(account) {
      for (const entry of [...open]) {
        const { caller } = entry.live;
        if (caller.kind !== 'account' || (account && caller.account !== account)) continue;
        // Whom nobody can vouch for may not go on: the page connects again, and is asked again.
        const now = await settings.resolveCaller(entry.headers).catch((error: unknown) => {
          metrics.faults.inc({ part: 'live' });
          log.error({ err: error }, 'a live session cannot be checked');
          return null;
        });
        if (!now) entry.live.close(closeCodes.restart, 'cannot be checked');
        else if (now.kind !== 'account' || now.session !== caller.session) end(entry);
        // What a socket may do was proved when it opened: with other rights the page opens another.
        else if (!isDeepStrictEqual(now, caller)) entry.live.close(closeCodes.restart, 'rights changed');
      }
    },
    async revalidateScreens(matches = () => true) {
      for (const entry of [...open]) {
        const { caller } = entry.live;
        if (caller.kind !== 'video-system' || !matches(caller)) continue;
        const now = await resolveScreen(entry.headers).catch((error: unknown) => {
          metrics.faults.inc({ part: 'live' });
          log.error({ err: error }, 'a screen cannot be checked');
          return null;
        });
        if (!now) entry.live.close(closeCodes.restart, 'cannot be checked');
        else if (now.kind !== 'video-system' || now.system !== caller.system) end(entry);
        else entry.live.send({ type: 'changed', kinds: ['video-system'] });
      }
    },
    tell(matches, message) {
      for (const { live } of open) {
        const { caller } = live;
        if (caller.kind === 'account' && matches(caller)) live.send(message);
      }
    },
    get size() {
      return open.size;
    },
  };
}
