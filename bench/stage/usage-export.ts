import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { callsStatement } from '../bare/usage.ts';
import type { Finding, Workbench } from '../benchmark.ts';
import { median } from '../rounds.ts';
import { watchMemory } from './memory.ts';
import type { Started } from './service.ts';
import type { Session } from './session.ts';

/** All calls that were loaded, and a tenth of them. */
const all = { from: '2025-08-01', to: '2026-10-31' };
const few = { from: '2025-10-01', to: '2025-10-31' };
const rounds = 2;

interface Plain {
  client: Client;
  company: string;
  zone: string;
}

/** The calls as CSV, against `COPY … TO` of the same rows; both to a file. */
export async function compareExport(
  bench: Workbench,
  service: Started,
  session: Session,
  { client, company, zone }: Plain,
): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rotunda-export-'));
  bench.afterwards(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o777);
  const [ours, theirs] = [join(folder, 'product.csv'), join(folder, 'plain.csv')];
  const download = async ({ from, to }: typeof all) => {
    const answer = await fetch(`${service.url}/api/v1/exports/usage?what=calls&from=${from}&to=${to}`, {
      headers: { cookie: session.cookie },
    });
    if (!answer.ok || !answer.body) throw new Error(`The export was refused: ${await answer.text()}`);
    await pipeline(answer.body, createWriteStream(ours));
  };
  const took: number[] = [];
  const copied: number[] = [];
  const most: number[] = [];
  await download(few);
  const watchedFew = watchMemory(service);
  await download(few);
  const { most: mostOfFew } = watchedFew();
  for (let round = 0; round < rounds; round += 1) {
    const watched = watchMemory(service);
    const began = performance.now();
    await download(all);
    took.push(performance.now() - began);
    most.push(watched().most);
    const start = performance.now();
    await client.query(`copy (${callsStatement(company, all.from, all.to, zone)}) to '${theirs}' (format csv)`);
    copied.push(performance.now() - start);
    bench.say(
      `export: ${took.at(-1)?.toFixed(0)} against ${copied.at(-1)?.toFixed(0)} ms, ${most.at(-1)?.toFixed(0)} MB`,
    );
  }
  const rows = await compareFiles(client, ours, theirs);
  return [
    {
      of: `export of ${rows} calls as CSV`,
      value: median(took),
      baseline: median(copied),
      unit: 'ms',
      target: { most: 4 },
    },
    {
      of: 'export memory, against a month',
      value: median(most),
      baseline: mostOfFew,
      unit: 'MB',
      target: { most: 1.15 },
    },
  ];
}

/** How many rows both files have; they have to be the same in the same order. */
async function compareFiles(client: Client, ours: string, theirs: string): Promise<number> {
  const columns = Array.from({ length: 16 }, (_, at) => `c${at} text`).join(', ');
  for (const name of ['ours', 'theirs']) {
    await client.query(`create temporary table ${name} (at bigint generated always as identity, ${columns})`);
  }
  const names = Array.from({ length: 16 }, (_, at) => `c${at}`).join(', ');
  await client.query(`copy ours (${names}) from '${ours}' (format csv, header true)`);
  await client.query(`copy theirs (${names}) from '${theirs}' (format csv)`);
  const { rows } = await client.query<{ rows: number; wrong: number }>(`
    select count(*)::int as rows, count(*) filter (where (${names.replaceAll('c', 'o.c')}) is distinct from (${names.replaceAll('c', 't.c')}))::int as wrong
    from ours o full join theirs t using (at)`);
  const [found] = rows;
  if (!found || found.wrong > 0) throw new Error(`Of ${found?.rows} exported calls ${found?.wrong} differ.`);
  await client.query('drop table ours, theirs');
  return found.rows;
}
