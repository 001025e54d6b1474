import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CompiledQuery } from 'kysely';
import { Client } from 'pg';
import { findPostgres } from '../scripts/suites/machine.ts';
import { startPostgres } from '../scripts/suites/postgres.ts';
import { openEmbedded, openPostgres } from '../server/platform/database/database.ts';
import { factsStatement } from './bare/usage.ts';
import type { Benchmark, Finding, Workbench } from './benchmark.ts';
import { median } from './rounds.ts';
import { callsFor, gatherCrowd, keepIndexesAway, loadCalls } from './stage/calls.ts';
import { closeCalls, insertCalls } from './stage/closing.ts';
import { fillCompany, fillService } from './stage/people.ts';
import { startService } from './stage/service.ts';
import { administrator, signIn } from './stage/session.ts';
import { usageCases } from './stage/usage-cases.ts';
import { compareExport } from './stage/usage-export.ts';
import { type AskPlain, compareFigures, period, preceding, timesOf } from './stage/usage-figures.ts';

const cli = fileURLToPath(new URL('../server/main/cli.ts', import.meta.url));
const large = { legs: 10_000_000, early: 1_000_000, members: 10_000, addresses: 90_000, systems: 200, largest: 0.22 };
const small = { legs: 500_000, members: 2000, addresses: 24_000, systems: 40, largest: 0.4 };
const zone = 'Europe/Oslo';
const rounds = 2;
const settings = [
  'shared_buffers=2GB',
  'max_wal_size=16GB',
  'work_mem=64MB',
  'random_page_cost=1.1',
  'checkpoint_timeout=30min',
];

type Ask = Parameters<typeof loadCalls>[0];

export const benchmark: Benchmark = {
  summary: 'Company usage of 10,000,000 legs on PostgreSQL and 500,000 on PGlite, against plain SQL over the legs',
  async run(bench) {
    return [...(await onPostgres(bench)), ...(await onPglite(bench))];
  },
};

/** Milliseconds of a rebuild of everything, beside those of one aggregate over the same legs. */
const rebuildFinding = (where: string, value: number, baseline: number): Finding => ({
  ...{ of: `${where}rebuild of everything`, value, baseline, unit: 'ms', target: { most: 5 } },
});

async function onPostgres(bench: Workbench): Promise<Finding[]> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL is not there. Install it, or set POSTGRES_BIN.');
  const { url, stop } = await startPostgres(bin, settings);
  bench.afterwards(stop);
  const env = { DATA_DIR: bench.folder(), DATABASE_URL: url, TRUST_PROXY: 'loopback' };
  bench.say('makes the demo company');
  await (await startService(bench, 'demo', env)).stop();
  const client = new Client({
    connectionString: url,
    options: '-c jit=off -c maintenance_work_mem=1GB -c gin_pending_list_limit=1GB',
  });
  await client.connect();
  bench.afterwards(() => client.end());
  const company = await fillPeople(client, large);

  bench.say(`loads ${large.early} legs`);
  await loadCalls(client, { first: 1, last: callsFor(large.early), largest: large.largest });
  await rebuild(env);
  await client.query('vacuum analyze');
  const before = await startService(bench, 'serve', env);
  const early = await timesOf(bench, { url: before.url, session: await signIn(before.url, administrator) });
  await before.stop();

  bench.say(`loads ${large.legs} legs`);
  await keepIndexesAway(client, ['call', 'leg'], async () => {
    await loadCalls(client, { first: callsFor(large.early) + 1, last: callsFor(large.legs), largest: large.largest });
  });
  await client.query('vacuum analyze');
  const aggregate = async () => clock(() => client.query(factsStatement));
  const aggregates = [await aggregate()];
  bench.say(`one aggregate over the facts: ${aggregates[0]?.toFixed(0)} ms`);
  const rebuilt = await clock(() => rebuild(env));
  bench.say(`rebuild of everything: ${rebuilt.toFixed(0)} ms`);
  aggregates.push(await aggregate());
  await client.query('vacuum analyze');

  const service = await startService(bench, 'serve', env);
  const asked = { url: service.url, session: await signIn(service.url, administrator) };
  const askPlain: AskPlain = async ({ statement }, { from, to }) => {
    const began = performance.now();
    const { rows } = await client.query(statement, [company, from, to, zone]);
    return { rows, took: performance.now() - began };
  };
  const findings = await compareFigures(bench, asked, askPlain, { where: '', rounds, early });
  findings.push(rebuildFinding('', rebuilt, median(aggregates)));
  findings.push(...(await compareExport(bench, service, asked.session, { client, company, zone })));

  const database = openPostgres(url, { connections: 10 });
  bench.afterwards(() => database.close());
  const rates: { product: number; plain: number }[] = [];
  const counted = () =>
    asked.session.get<unknown>(`${asked.url}/api/v1/usage/summary?from=2026-10-01&to=2026-10-31`).then(() => undefined);
  for (let round = 0; round <= rounds; round += 1) {
    rates.push({
      product: await closeCalls({ database, client, company }, counted),
      plain: await insertCalls(client, url, company),
    });
    bench.say(`closing legs: ${rates.at(-1)?.product.toFixed(0)} against ${rates.at(-1)?.plain.toFixed(0)} /s`);
  }
  findings.push({
    of: 'closing legs with rollups kept right',
    ...{
      value: median(rates.slice(1).map(({ product }) => product)),
      baseline: median(rates.slice(1).map(({ plain }) => plain)),
    },
    ...{ unit: 'legs/s', target: { least: 0.3 } },
  });
  await database.close();
  await service.stop();
  return findings;
}

async function onPglite(bench: Workbench): Promise<Finding[]> {
  const env = { DATA_DIR: bench.folder(), TRUST_PROXY: 'loopback' };
  bench.say('PGlite: makes the demo company');
  await (await startService(bench, 'demo', env)).stop();
  const database = await openEmbedded(env.DATA_DIR);
  const ask = {
    query: (text: string, values: readonly unknown[] = []) =>
      database.owner.executeQuery(CompiledQuery.raw(text, [...values])),
  } as unknown as Ask;
  const company = await fillPeople(ask, small);
  bench.say(`PGlite: loads ${small.legs} legs`);
  await loadCalls(ask, { first: 1, last: callsFor(small.legs), largest: small.largest });
  await database.script('vacuum analyze');
  const aggregate = () => clock(() => ask.query(factsStatement));
  const aggregates = [await aggregate()];
  const plain = new Map<string, Awaited<ReturnType<AskPlain>>>();
  for (const one of [...usageCases.pages, ...usageCases.others]) {
    for (const of of one.beside ? [period, preceding] : [period]) {
      const began = performance.now();
      const { rows } = await ask.query(one.statement, [company, of.from, of.to, zone]);
      plain.set(`${one.name} ${of.from}`, { rows, took: performance.now() - began });
    }
  }
  await database.close();
  const rebuilt = await clock(() => rebuild(env));
  bench.say(`PGlite: rebuild of everything ${rebuilt.toFixed(0)} against ${aggregates[0]?.toFixed(0)} ms`);
  const service = await startService(bench, 'serve', env);
  const asked = { url: service.url, session: await signIn(service.url, administrator) };
  const known: AskPlain = async ({ name }, { from }) => {
    const found = plain.get(`${name} ${from}`);
    if (!found) throw new Error(`${name} was not asked`);
    return found;
  };
  const findings = await compareFigures(bench, asked, known, { where: 'PGlite ', rounds: 1 });
  await service.stop();
  return [...findings, rebuildFinding('PGlite ', rebuilt, median(aggregates))];
}

/** People, rooms and systems of about a hundred companies; gives the id of the largest. */
async function fillPeople(ask: Ask, { members, addresses, systems }: typeof small): Promise<string> {
  await fillCompany(ask, administrator.email, members);
  await fillService(ask, addresses);
  await ask.query('analyze');
  await gatherCrowd(ask, administrator.email, systems);
  const { rows } = await ask.query('select company_id::text as id from member where email = $1', [administrator.email]);
  return String(rows[0]?.id);
}

/** `usage rebuild`, as an operator runs it. */
async function rebuild(env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'usage', 'rebuild'], {
    env: { PATH: process.env.PATH ?? '', SERVICE_DOMAIN: 'rotunda.example', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`usage rebuild ended with ${code}`);
}

/** Milliseconds that something takes. */
async function clock(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
