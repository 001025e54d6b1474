import { randomBytes } from 'node:crypto';
import type { CompanyId, MemberId } from '../../contract/ids.ts';
import { contract } from '../../contract/index.ts';
import { createCallerResolver, defineIdentityJobs, identityRoutes } from '../domains/identity/index.ts';
import { administratorNames, profileOf, renameMember, takeOverEmail } from '../domains/members/index.ts';
import { readConfig } from '../platform/config/config.ts';
import { secretsFrom } from '../platform/config/secrets.ts';
import { stopHttpServer } from '../platform/http/server.ts';
import { createJobs } from '../platform/jobs/queued-jobs.ts';
import { createDns } from '../platform/outbound/dns.ts';
import type { Mail } from '../platform/outbound/mail.ts';
import type { Platform } from '../platform/platform.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';
import { FixedClock } from './fixed-clock.ts';
import { buildHttpServer } from './http-server.ts';
import { openFanout } from './open-fanout.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** One node with identity's methods only, over a database that it has in common with others. */
export interface IdentityNode {
  platform: Platform;
  url: string;
  /** Whose use of the service was noted. */
  seen: { id: MemberId; company: CompanyId }[];
  /** Cuts the node off from notifications. */
  deafen(): Promise<void>;
  stop(): Promise<void>;
}

/** A database of one's own with as many nodes of identity as are started: the whole service runs on one node only. */
export class IdentityNodes {
  readonly clock = new FixedClock();
  readonly #secrets = secretsFrom(randomBytes(32));
  readonly #nodes: IdentityNode[] = [];
  readonly #opened: TestDatabase;

  private constructor(opened: TestDatabase) {
    this.#opened = opened;
  }

  static async open(): Promise<IdentityNodes> {
    return new IdentityNodes(await openTestDatabase());
  }

  async start({ publicUrl }: { publicUrl?: string } = {}): Promise<IdentityNode> {
    const config = readConfig({ LOG_LEVEL: 'silent', ...(publicUrl ? { PUBLIC_URL: publicUrl } : {}) });
    const node = await startNode(this.#opened, { config, secrets: this.#secrets, clock: this.clock });
    this.#nodes.push(node);
    return node;
  }

  async close(): Promise<void> {
    for (const node of this.#nodes) await node.stop();
    await this.#opened.drop();
  }
}

async function startNode(
  opened: TestDatabase,
  parts: Pick<Platform, 'config' | 'secrets' | 'clock'>,
): Promise<IdentityNode> {
  const database = opened.another();
  const log = createLog({ level: 'silent' });
  const metrics = createMetrics({ process: false });
  const fanout = await openFanout({ database, log, metrics });
  const jobs = createJobs({ database, log, metrics });
  const dns = createDns({ server: null });
  const mail: Mail = { enabled: false, send: async () => undefined, deliver: async () => 'sent' };
  const seen: IdentityNode['seen'] = [];
  const publicUrl = () => parts.config.publicUrl ?? 'http://localhost';
  const platform: Platform = { ...parts, publicUrl, log, metrics, database, jobs, fanout, dns, mail };
  defineIdentityJobs(platform);
  const server = await buildHttpServer({
    metrics,
    contract: { identity: contract.identity },
    router: { identity: identityRoutes(platform, portsOf(platform)) },
    resolveCaller: createCallerResolver(platform, { onSeen: async (member) => void seen.push(member) }),
    publicUrl: parts.config.publicUrl,
    trustProxy: true,
  });
  let deaf: Promise<void> | null = null;
  const deafen = () => {
    deaf ??= fanout.stop();
    return deaf;
  };
  return {
    platform,
    url: await server.listen({ host: '127.0.0.1', port: 0 }),
    seen,
    deafen,
    async stop() {
      await stopHttpServer(server);
      await jobs.stop();
      await deafen();
    },
  };
}

const portsOf = ({ database }: Platform): Parameters<typeof identityRoutes>[1] => ({
  profile: (company, member) => profileOf(database.forCompany(company), company, member),
  administrators: (company) => administratorNames(database.forCompany(company), company),
  refusal: async () => null,
  onRename: renameMember,
  onEmailChanged: takeOverEmail,
});
