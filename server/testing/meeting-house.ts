import { randomBytes } from 'node:crypto';
import { type FastifyInstance, fastify } from 'fastify';
import type { AccountId, CompanyId, MemberId, RoomId } from '../../contract/ids.ts';
import { createMeetings, type Meetings } from '../domains/meetings/index.ts';
import { roomOfOwner } from '../domains/rooms/index.ts';
import { type Engine, engineSet } from '../engines/engine.ts';
import { createMesh } from '../engines/mesh/mesh.ts';
import { secretsFrom } from '../platform/config/secrets.ts';
import type { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/http/request-context.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { createLiveServer } from '../platform/live/live-server.ts';
import { createNodes } from '../platform/live/nodes.ts';
import { newId } from '../platform/random.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';
import { buildCompany, buildMember } from './builders.ts';
import { FixedClock } from './fixed-clock.ts';
import { LiveClient } from './live-client.ts';
import { openFanout } from './open-fanout.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { administer } from './test-server.ts';

export interface Resident {
  account: AccountId;
  id: MemberId;
  company: CompanyId;
  name: string;
  room: { id: RoomId; address: string };
  caller: Caller;
}

/** One node: meetings and live sockets over HTTP on a free port, without the rest of the service. */
export interface MeetingNode {
  url: string;
  meetings: Meetings;
  /** Connects as somebody, or as a guest. */
  connect(as?: Resident | null): Promise<LiveClient>;
  /** Ends without any farewell to the database, as a killed process does. */
  kill(): Promise<void>;
  /** Proves that the node lives, and finds out which others do not. */
  beat(): Promise<void>;
  publish(channel: string, ids: Record<string, string>): Promise<void>;
  /** How many messages and sockets were counted as refused, by reason. */
  faults(): Promise<Readonly<Record<string, number>>>;
}

// The sweep is called by the tests, not by a timer.
const noJobs: Jobs = {
  define: () => {},
  repeat: () => {},
  send: async () => {},
  start: async () => {},
  stop: async () => {},
  drain: async () => {},
};

const secrets = secretsFrom(randomBytes(32));
const log = createLog({ level: 'silent' });

/** Milliseconds after which a node that does not beat is gone; tests beat by themselves. */
const goneMs = 1000;
const never = 3_600_000;

/** A database with companies and members, and nodes that hold meetings on it. */
export class MeetingHouse {
  readonly clock = new FixedClock();
  readonly closedSpans: { company: CompanyId; from: Date; to: Date }[] = [];
  readonly #residents = new Map<string, Resident>();
  readonly #nodes: MeetingNode[] = [];
  readonly #test: TestDatabase;

  private constructor(test: TestDatabase) {
    this.#test = test;
  }

  static async open(): Promise<MeetingHouse> {
    return new MeetingHouse(await openTestDatabase());
  }

  get database(): Database {
    return this.#test.database;
  }

  addCompany(label: string): Promise<CompanyId> {
    return buildCompany(this.database, { label, serviceDomain: 'rotunda.example', at: this.clock.now() });
  }

  async addMember(company: CompanyId, domain: string, local: string, administrator = false): Promise<Resident> {
    const { id, account, fullName } = await buildMember(this.database, company, {
      account: newId<AccountId>(),
      fullName: `${local} of ${domain}`,
      email: `${local}@mail.example`,
      address: `${local}@${domain}`,
      accessRight: administrator ? 'administrator' : 'member',
      at: this.clock.now(),
    });
    const room = await roomOfOwner(this.database.forCompany(company), company, id);
    if (!room) throw new Error('a member without a room');
    const caller: Caller = {
      kind: 'account',
      account,
      name: fullName,
      token: null,
      session: `session-of-${local}`,
      operator: false,
      member: { id, company, administrator },
    };
    const resident = { account, id, company, name: fullName, room, caller };
    this.#residents.set(account, resident);
    return resident;
  }

  /** Changes a room as its table has it. */
  async setRoom(
    company: CompanyId,
    room: RoomId,
    pins: { hostPin: string | null; guestPin: string | null },
    lobby = false,
  ) {
    const seal = (pin: string | null) => (pin === null ? null : secrets.seal('room-pin', pin));
    await this.database
      .forCompany(company)
      .updateTable('room')
      .set({ hostPin: seal(pins.hostPin), guestPin: seal(pins.guestPin), lobby })
      .where('id', '=', room)
      .execute();
  }

  /** Starts one; on PostgreSQL `apart` gives it connections of its own, as another process has. */
  async startNode({ engine, apart = false }: { engine?: Engine; apart?: boolean } = {}): Promise<MeetingNode> {
    const database = apart ? this.#test.another() : this.database;
    const metrics = createMetrics({ process: false });
    const { clock } = this;
    const fanout = await openFanout({ database, log, metrics });
    const node = newId<string>();
    const beats = { beatMs: never, goneMs, secretCheck: 'the same', version: '0.1.0' };
    const nodes =
      engine?.capabilities.nodes === 'many' ? createNodes({ database, log, metrics, node, ...beats }) : null;
    const meetings = createMeetings(
      { clock, database, fanout, jobs: noJobs, log, metrics, secrets },
      {
        engines: engineSet(engine ?? createMesh({ turn: null, clock })),
        node,
        ...(nodes ? { nodes } : {}),
        records: {
          onLegClosed: async (_trx, company, span) => void this.closedSpans.push({ company, ...span }),
        },
      },
    );
    await meetings.start();
    await nodes?.start();
    const live = createLiveServer({
      clock,
      log,
      metrics,
      handler: meetings.handler,
      resolveCaller: async (headers) =>
        this.#residents.get(headers.get('x-account') ?? '')?.caller ?? { kind: 'anonymous' },
      node,
      version: '0.1.0',
      publicUrl: null,
    });
    const server = fastify();
    await live.mount(server);
    const url = await server.listen({ host: '127.0.0.1', port: 0 });
    const started: MeetingNode = {
      url,
      meetings,
      connect: (as = null) => LiveClient.connect(url, as ? { 'x-account': as.account } : {}),
      kill: once(() => killNode(server, meetings, fanout)),
      beat: async () => nodes?.beat(),
      publish: (channel, ids) => fanout.publish(channel, ids),
      async faults() {
        const { values } = await metrics.liveFaults.get();
        return Object.fromEntries(values.map(({ labels, value }) => [labels.reason, value]));
      },
    };
    this.#nodes.push(started);
    return started;
  }

  /** Cuts every node off from notifications, on PostgreSQL, until it listens again by itself half a second later. */
  async endListening(): Promise<void> {
    await administer(
      this.#test.url ?? '',
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where query ilike 'listen %' and datname = current_database()`,
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.kill()));
    await this.#test.drop();
  }
}

async function killNode(server: FastifyInstance, meetings: Meetings, fanout: { stop(): Promise<void> }): Promise<void> {
  // Nothing that the sockets' ends bring may reach the database: a killed process writes nothing.
  meetings.handler.closed = () => {};
  meetings.stop();
  await fanout.stop();
  await server.close();
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= run();
    return running;
  };
}
