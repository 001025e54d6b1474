import { deepStrictEqual } from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { findPostgres } from '../scripts/suites/machine.ts';
import { startPostgres } from '../scripts/suites/postgres.ts';
import type { Benchmark, Finding, Workbench } from './benchmark.ts';
import { measureInTurns, median } from './rounds.ts';
import { type Case, listCases } from './stage/list-cases.ts';
import { type Answers, putUnderLoad } from './stage/load.ts';
import { fillCompany, fillService } from './stage/people.ts';
import { startProgram, startService } from './stage/service.ts';
import { administrator, type Session, signIn } from './stage/session.ts';

const bare = fileURLToPath(new URL('./bare/lists.ts', import.meta.url));
const rounds = 3;
const seconds = 1.2;
const connections = 8;
/** The service takes 6,000 requests a minute from one address: the load comes from this many, through a trusted proxy. */
const addresses = 250;
const few = { members: 500, page: 5 };
const many = { members: 100_000, page: 1000, addresses: 1_000_000 };

interface Server {
  url: string;
  session: Session;
}

export const benchmark: Benchmark = {
  summary: 'Pages of the members’ list and searches in it, 100,000 members among 1,000,000 addresses, against bare pg',
  async run(bench) {
    const databaseUrl = await openDatabase(bench);
    bench.say('makes the demo company');
    const env = { DATA_DIR: bench.folder(), DATABASE_URL: databaseUrl, TRUST_PROXY: 'loopback' };
    const { url } = await startService(bench, 'demo', env);
    const service = { url, session: await signIn(url, administrator) };
    const client = new Client({
      connectionString: databaseUrl,
      options: '-c maintenance_work_mem=512MB -c work_mem=64MB -c gin_pending_list_limit=1GB',
    });
    await client.connect();
    bench.afterwards(() => client.end());

    await fillCompany(client, administrator.email, few.members);
    await client.query('vacuum analyze');
    const early = await timesOf(bench, service, await listCases(service, few.page));

    bench.say(`loads ${many.addresses} addresses`);
    await fillCompany(client, administrator.email, many.members);
    await fillService(client, many.addresses);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    const plain = await startProgram(bench, {
      words: [bare],
      env: { DATABASE_URL: databaseUrl, COMPANY_OF: administrator.email },
      readyPath: '/ready',
    });
    const findings: Finding[] = [];
    for (const one of await listCases(service, many.page)) {
      await compareAnswers(one, service, plain.url);
      findings.push(...(await measureCase(bench, one, service, plain.url, early.get(one.name))));
    }
    return findings;
  },
};

async function openDatabase(bench: Workbench): Promise<string> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL is not there. Install it, or set POSTGRES_BIN.');
  const { url, stop } = await startPostgres(bin, ['shared_buffers=1GB', 'max_wal_size=8GB']);
  bench.afterwards(stop);
  return url;
}

const load = (url: string, cookie: string, { paths }: Case): Promise<Answers> => {
  const times = Math.ceil(addresses / paths.length);
  const asked = Array.from({ length: times }, () => paths).flat();
  return putUnderLoad({ url, cookie, paths: asked, addresses, connections, seconds });
};

/** Milliseconds of an answer in each case while the company is small. */
async function timesOf(
  bench: Workbench,
  { url, session }: Server,
  cases: readonly Case[],
): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const one of cases) {
    bench.say(`${one.name} in a small company`);
    await load(url, session.cookie, one);
    times.set(one.name, (connections * 1000) / (await load(url, session.cookie, one)).perSecond);
  }
  return times;
}

async function measureCase(
  bench: Workbench,
  one: Case,
  { url, session }: Server,
  bareUrl: string,
  early: number | undefined,
): Promise<Finding[]> {
  bench.say(one.name);
  const p99s: number[] = [];
  const figures = await measureInTurns(bench, rounds, 'requests/s', {
    async product() {
      const { perSecond, p99 } = await load(url, session.cookie, one);
      p99s.push(p99);
      return perSecond;
    },
    baseline: async () => (await load(bareUrl, '', one)).perSecond,
  });
  const unit = 'ms';
  const time = (connections * 1000) / figures.value;
  return [
    { of: one.name, ...figures, unit: 'requests/s', target: { least: one.least } },
    { of: `${one.name}, p99`, value: median(p99s.slice(1)), unit, baseline: null, target: { most: 25 } },
    ...(early === undefined
      ? []
      : [{ of: `${one.name}, against 1,000 addresses`, value: time, unit, baseline: early, target: { most: 2 } }]),
  ];
}

interface Page {
  total: number;
  totalIsLeast?: boolean;
  items: unknown[];
}

/** A baseline that answers something else would prove nothing. It counts what the product says is more than so many. */
async function compareAnswers({ paths }: Case, { url, session }: Server, bareUrl: string): Promise<void> {
  for (const path of paths) {
    const { totalIsLeast, ...ours }: Page = await session.get(url + path);
    const theirs: Page = await session.get(bareUrl + path);
    deepStrictEqual(
      { ...theirs, total: totalIsLeast ? Math.min(theirs.total, ours.total) : theirs.total },
      ours.items.length === 0 ? { ...ours, licencesLeft: null } : ours,
    );
  }
}
