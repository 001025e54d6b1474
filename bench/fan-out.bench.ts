import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { freePort } from '../scripts/suites/free-port.ts';
import { findPostgres } from '../scripts/suites/machine.ts';
import { startPostgres } from '../scripts/suites/postgres.ts';
import type { Benchmark, Workbench } from './benchmark.ts';
import { measureInTurns, median } from './rounds.ts';
import { heapOf, inspectable } from './stage/heap.ts';
import { type JoinTimes, openCrowd } from './stage/parties.ts';
import { fillCompany } from './stage/people.ts';
import { startProgram, startService } from './stage/service.ts';
import { administrator } from './stage/session.ts';

const bare = fileURLToPath(new URL('./bare/fan-out.ts', import.meta.url));
const crowd = { perRoom: 5, addresses: 250, perSecond: 40 };
const rooms = 400;
const rounds = 3;

export const benchmark: Benchmark = {
  summary:
    '2,000 parties in 400 rooms: a join until all in the room know, and memory of an idle party, against bare ws',
  async run(bench) {
    const port = await freePort();
    const { url, addresses } = await openService(bench, port);
    const ours = await fill(bench, port, `${url.replace('http', 'ws')}/api/v1/live`, addresses);
    const barePort = await freePort();
    const plain = await startProgram(bench, { words: [bare], env: inspectable(barePort), readyPath: '/' });
    const theirs = await fill(bench, barePort, plain.url.replace('http', 'ws'), addresses);
    const times: JoinTimes[] = [];
    const p99 = await measureInTurns(bench, rounds, 'ms', {
      async product() {
        const measured = await ours.parties.measureJoins();
        times.push(measured);
        return measured.p99;
      },
      baseline: async () => (await theirs.parties.measureJoins()).p99,
    });
    const unit = 'ms';
    return [
      { of: 'join, p99', ...p99, unit, target: { most: 3 } },
      { of: 'join, p99 in ms', value: p99.value, baseline: null, unit, target: { most: 100 } },
      {
        of: 'join, median',
        value: median(times.map((one) => one.median)),
        baseline: null,
        unit,
        target: { most: 100 },
      },
      { of: 'memory', value: ours.perParty, baseline: theirs.perParty, unit: 'KB a party', target: { most: 3 } },
    ];
  },
};

/** The service with 500 members, each with a room, of which nobody is asked for a PIN. */
async function openService(bench: Workbench, port: number): Promise<{ url: string; addresses: string[] }> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL is not there. Install it, or set POSTGRES_BIN.');
  const { url: databaseUrl, stop } = await startPostgres(bin);
  bench.afterwards(stop);
  bench.say('makes the demo company');
  const env = { DATA_DIR: bench.folder(), DATABASE_URL: databaseUrl, TRUST_PROXY: 'loopback', ...inspectable(port) };
  const { url } = await startService(bench, 'demo', env);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillCompany(client, administrator.email, 500);
    await client.query('vacuum analyze');
    const { rows } = await client.query(
      `select address from room where kind = 'personal' and host_pin is null and not lobby and removed_at is null
        and closed_at is null and company_id = (select company_id from member where email = $1) order by address limit $2`,
      [administrator.email, rooms],
    );
    if (rows.length < rooms) throw new Error(`There are only ${rows.length} rooms without a PIN.`);
    return { url, addresses: rows.map(({ address }) => String(address)) };
  } finally {
    await client.end();
  }
}

/** Brings the parties into their rooms; by how many KB the program's memory has grown for each. */
async function fill(bench: Workbench, port: number, url: string, addresses: string[]) {
  const before = await heapOf(port);
  const parties = await openCrowd(bench, { ...crowd, url, rooms: addresses });
  await parties.enter();
  const after = await heapOf(port);
  const perParty = (after - before) / 1000 / (rooms * crowd.perRoom);
  bench.say(`${perParty.toFixed(1)} KB a party`);
  return { parties, perParty };
}
