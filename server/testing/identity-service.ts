import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { AccountId, CompanyId, MemberId } from '../../contract/ids.ts';
import { contract } from '../../contract/index.ts';
import type { AccessRight } from '../../contract/values.ts';
import { createCompany } from '../domains/companies/index.ts';
import {
  createAccount,
  createCallerResolver,
  defineIdentityJobs,
  hashPassword,
  identityRoutes,
} from '../domains/identity/index.ts';
import { addMember, administratorNames, profileOf, renameMember } from '../domains/members/index.ts';
import { readConfig } from '../platform/config/config.ts';
import { secretsFrom } from '../platform/config/secrets.ts';
import { within } from '../platform/database/database.ts';
import { createHttpServer, stopHttpServer } from '../platform/http/server.ts';
import { createJobs } from '../platform/jobs/queued-jobs.ts';
import { createFanout } from '../platform/live/database-fanout.ts';
import type { Fanout } from '../platform/live/fanout.ts';
import type { MailMessage } from '../platform/outbound/mail.ts';
import type { Platform } from '../platform/platform.ts';
import { newId } from '../platform/random.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

export const testPassword = 'correct horse battery';

export interface TestMember {
  account: AccountId;
  member: MemberId;
  company: CompanyId;
  email: string;
  address: string;
}

type Seen = { id: MemberId; company: CompanyId };

/** One node with identity's methods only, over a database that it may have in common with others. */
export interface IdentityNode {
  platform: Platform;
  url: string;
  mails: MailMessage[];
  seen: Seen[];
  /** Cuts the node off from notifications. */
  deafen(): Promise<void>;
  stop(): Promise<void>;
}

/** Identity on a database of its own, on as many nodes as are started. */
export interface IdentityService {
  /** Moves the clock of every node. */
  advance(seconds: number): void;
  startNode(settings?: { publicUrl?: string }): Promise<IdentityNode>;
  addCompany(node: IdentityNode): Promise<CompanyId>;
  addPerson(node: IdentityNode, company: CompanyId, fullName: string, accessRight?: AccessRight): Promise<TestMember>;
  stop(): Promise<void>;
}

export async function startIdentityService(): Promise<IdentityService> {
  const opened = await openTestDatabase();
  const secrets = secretsFrom(randomBytes(32));
  const time = { now: new Date('2026-03-02T09:00:00Z') };
  const nodes: IdentityNode[] = [];
  return {
    advance: (seconds) => {
      time.now = new Date(time.now.getTime() + seconds * 1000);
    },
    async startNode({ publicUrl } = {}) {
      const config = readConfig({ LOG_LEVEL: 'silent', ...(publicUrl ? { PUBLIC_URL: publicUrl } : {}) });
      const node = await startNode(opened, { config, secrets, clock: { now: () => time.now } });
      nodes.push(node);
      return node;
    },
    addCompany,
    addPerson,
    async stop() {
      for (const node of nodes) await node.stop();
      await opened.drop();
    },
  };
}

async function startNode(
  opened: TestDatabase,
  parts: Pick<Platform, 'config' | 'secrets' | 'clock'>,
): Promise<IdentityNode> {
  const database = opened.another();
  const log = createLog({ level: 'silent' });
  const metrics = createMetrics({ process: false });
  const fanout = createFanout({ database, log, metrics });
  const jobs = createJobs({ database, log, metrics });
  const mails: MailMessage[] = [];
  const mail = { enabled: true, send: async (message: MailMessage) => void mails.push(message) };
  const seen: Seen[] = [];
  const publicUrl = () => parts.config.publicUrl ?? 'http://localhost';
  const platform: Platform = { ...parts, publicUrl, log, metrics, database, jobs, fanout, mail };
  defineIdentityJobs(platform);
  const server = await createHttpServer({
    log,
    metrics,
    contract: { identity: contract.identity },
    router: { identity: identityRoutes(platform, portsOf(platform)) },
    resolveCaller: createCallerResolver(platform, { onSeen: async (member) => void seen.push(member) }),
    isReady: async () => true,
    serviceName: 'Rotunda',
    version: '0.1.0',
    publicUrl: parts.config.publicUrl,
    trustProxy: true,
    webRoot: '/nowhere',
  });
  let deaf: Promise<void> | null = null;
  const deafen = () => {
    deaf ??= fanout.stop();
    return deaf;
  };
  await isUp(fanout);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    platform,
    url: `http://127.0.0.1:${port}`,
    mails,
    seen,
    deafen,
    async stop() {
      await stopHttpServer(server);
      await jobs.stop();
      await deafen();
    },
  };
}

const isUp = (fanout: Fanout) =>
  new Promise<void>((resolve) => {
    if (fanout.up) resolve();
    else fanout.onUp((up) => up && resolve());
  });

const portsOf = ({ database }: Platform): Parameters<typeof identityRoutes>[1] => ({
  profile: (company, member) => profileOf(database.forCompany(company), company, member),
  administrators: (company) => administratorNames(database.forCompany(company), company),
  onRename: (trx, company, renamed) => renameMember(trx, company, renamed),
});

const roomAddressOf = (address: string) => address.replace('@', '.vmr@');

async function addCompany({ platform: { clock, database } }: IdentityNode): Promise<CompanyId> {
  const id = newId<CompanyId>();
  const licences = { member: 100, 'team-room': 10, 'video-system': 10 };
  const company = { id, name: 'Acme', label: `c${id}`, timeZone: 'UTC', serviceDomain: 'rotunda.example', licences };
  await database.operator.transaction().execute((trx) => createCompany(trx, { ...company, at: clock.now() }));
  return id;
}

async function addPerson(
  { platform: { clock, database } }: IdentityNode,
  company: CompanyId,
  fullName: string,
  accessRight: AccessRight = 'member',
): Promise<TestMember> {
  const at = clock.now();
  const local = fullName.toLowerCase().replaceAll(' ', '.');
  const address = `${local}@c${company}.rotunda.example`;
  const email = `${local}@${company}.example.org`;
  const passwordHash = await hashPassword(testPassword);
  const app = { role: 'app', company } as const;
  return database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const account = await within(trx, { role: 'identity' }, app, () =>
        createAccount(trx, { email, fullName, passwordHash, at }),
      );
      const roomAddress = roomAddressOf(address);
      const member = await addMember(trx, company, { account, fullName, email, address, roomAddress, accessRight, at });
      return { account, member, company, email, address };
    });
}
