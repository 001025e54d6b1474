import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgres } from '../scripts/suites/machine.ts';
import { startPostgres } from '../scripts/suites/postgres.ts';
import type { Benchmark, Workbench } from './benchmark.ts';
import { measureInTurns } from './rounds.ts';
import { watchMemory } from './stage/memory.ts';
import { startService } from './stage/service.ts';
import { administrator, type Session, signIn } from './stage/session.ts';

const people = 20_000;
const rounds = 3;

interface ImportView {
  id: string;
  state: string;
  faults: number;
  rows: { new: number };
}

/** What an import fills, and the columns that are not made by the database. */
const tables = {
  party: 'id, company_id, kind, name, email, address, listed, shown',
  video_address: 'address, company_id, party_id, state',
  invitation:
    'id, company_id, full_name, email, address, room_address, room_id, access_right, token_digest, invited_by, sent_at, expires_at',
} as const;
type Table = keyof typeof tables;
const names: Table[] = ['party', 'video_address', 'invitation'];

export const benchmark: Benchmark = {
  summary: `import of ${people} members on PostgreSQL, against bare COPY of the same rows into the same tables`,
  async run(bench) {
    const bin = findPostgres();
    if (bin === undefined) throw new Error('PostgreSQL is not there. Install it, or set POSTGRES_BIN.');
    const { url, stop } = await startPostgres(bin);
    bench.afterwards(stop);
    bench.say('makes the demo company');
    const env = { DATA_DIR: bench.folder(), DATABASE_URL: await makeDatabase(bench, url, 'product') };
    const maker = await startService(bench, 'demo', env);
    await maker.stop();
    const product = await open(bench, env.DATABASE_URL);
    await product.query(`update licence set total = 1000000 where kind = 'member'`);
    await product.end();
    const bare = await open(bench, await makeDatabase(bench, url, 'bare', 'product'));
    const rows = await open(bench, env.DATABASE_URL);
    const { rows: [where] = [] } = await rows.query<{ data_directory: string }>('show data_directory');
    const folder = where?.data_directory ?? '';

    const service = await startService(bench, 'serve', env);
    const session = await signIn(service.url, administrator);
    let round = 0;
    let growth = 0;
    const figures = await measureInTurns(bench, rounds, 'ms', {
      async product() {
        round += 1;
        const watched = watchMemory(service);
        const { took, id } = await importPeople(service.url, session, fileOf(round));
        const { before, most } = watched();
        growth = most - before;
        await saveRows(rows, folder, id);
        return took;
      },
      baseline: () => copyRows(bare, folder),
    });
    return [
      { ...figures, unit: 'ms', target: { most: 15 } },
      { of: 'memory', value: growth, unit: 'MB more', baseline: null, target: { most: 100 } },
    ];
  },
};

async function open(bench: Workbench, url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  bench.afterwards(() => client.end().catch(() => undefined));
  return client;
}

/** A database on the server, a copy of another one where that is named. */
async function makeDatabase(bench: Workbench, server: string, name: string, of?: string): Promise<string> {
  const client = await open(bench, server);
  await client.query(`create database ${name}${of ? ` template ${of}` : ''}`);
  await client.end();
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

const fileOf = (round: number): string =>
  [
    'Full name,Email,Video address',
    ...Array.from({ length: people }, (_, n) => {
      const local = `round${round}.person${n}`;
      return `Round Person${n},${local}@people.example,${local}`;
    }),
  ].join('\r\n');

/** From the upload to the last invitation, in milliseconds: read, checked, asked for, applied. */
async function importPeople(url: string, session: Session, file: string): Promise<{ took: number; id: string }> {
  const headers = { cookie: session.cookie, origin: url, 'content-type': 'text/csv' };
  const began = performance.now();
  const made = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: file, headers });
  if (made.status !== 202) throw new Error(`The file was refused: ${await made.text()}`);
  const { id }: ImportView = await made.json();
  const look = () => session.get<ImportView>(`${url}/api/v1/imports/${id}`);
  const until = async (wanted: string) => {
    for (let view = await look(); view.state !== wanted; view = await look()) {
      if (view.state === 'failed' || view.faults > 0) throw new Error(`The import came to ${JSON.stringify(view)}`);
      await pause(20);
    }
  };
  await until('checked');
  await fetch(`${url}/api/v1/imports/${id}/application`, {
    method: 'POST',
    headers: { cookie: session.cookie, origin: url },
  });
  await until('applied');
  return { took: performance.now() - began, id };
}

const fileName = (folder: string, table: Table) => `'${folder}/${table}.copy'`;

/** Writes the rows that an import made to files of the server. */
async function saveRows(client: Client, folder: string, id: string): Promise<void> {
  const invitations = `select * from invitation where import_id = '${id}'`;
  const parties = `select id from (${invitations}) i union all select room_id from (${invitations}) i`;
  const chosen: Record<Table, string> = {
    party: `select ${tables.party} from party where id in (${parties})`,
    video_address: `select ${tables.video_address} from video_address where party_id in (${parties})`,
    invitation: `select ${tables.invitation} from (${invitations}) i`,
  };
  for (const table of names) await client.query(`copy (${chosen[table]}) to ${fileName(folder, table)}`);
}

/** Reads them into the same tables of the other database, in milliseconds. */
async function copyRows(client: Client, folder: string): Promise<number> {
  const began = performance.now();
  await client.query('begin');
  for (const table of names) await client.query(`copy ${table} (${tables[table]}) from ${fileName(folder, table)}`);
  await client.query('commit');
  return performance.now() - began;
}
