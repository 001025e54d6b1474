import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres } from '../scripts/suites/machine.ts';
import { startPostgres } from '../scripts/suites/postgres.ts';
import type { Benchmark } from './benchmark.ts';
import { residentMegabytes } from './stage/memory.ts';
import { type Started, startService } from './stage/service.ts';
import { administrator, type Session, signIn } from './stage/session.ts';

const codes = 500;
const few = 50;
const rounds = 5;

export const benchmark: Benchmark = {
  summary: 'A PDF of 500 QR codes, A4 sheets of six: until the last byte, and memory against one of 50',
  async run(bench) {
    const bin = findPostgres();
    if (bin === undefined) throw new Error('PostgreSQL is not there. Install it, or set POSTGRES_BIN.');
    const { url: databaseUrl, stop } = await startPostgres(bin);
    bench.afterwards(stop);
    bench.say('makes the demo company');
    const service = await startService(bench, 'demo', { DATA_DIR: bench.folder(), DATABASE_URL: databaseUrl });
    await addSystems(databaseUrl);
    const session = await signIn(service.url, administrator);
    const all = `${service.url}/api/v1/video-system-qr-codes?search=benchmark`;
    const some = `${service.url}/api/v1/video-system-qr-codes?search=benchmark&state=in-call`;
    // The first stores the codes, and loads what draws them.
    await expectPages(all, session, codes);
    await expectPages(some, session, few);
    const times: number[] = [];
    const most: number[] = [];
    const mostOfFew: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bench.say(`round ${round + 1} of ${rounds}`);
      mostOfFew.push((await measure(service, some, session)).mostMegabytes);
      const { took, mostMegabytes } = await measure(service, all, session);
      times.push(took);
      most.push(mostMegabytes);
    }
    return [
      { of: '500 codes', value: median(times), unit: 'ms', baseline: null, target: { most: 5000 } },
      { of: 'memory', value: median(most), unit: 'MB', baseline: median(mostOfFew), target: { most: 1.15 } },
    ];
  },
};

/** As many video systems as are printed; the few are those in a call. */
async function addSystems(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      create temporary table made as
        select gen_random_uuid() as id, company.id as company_id, 'Benchmark screen ' || number as name,
          'benchmark.' || number || '@' || (select domain from company_domain where company_id = company.id limit 1) as address,
          case when number < ${few} then 'in-call' else 'offline' end as state
        from generate_series(0, ${codes - 1}) as number, (select id from company limit 1) as company;
      insert into party (id, company_id, kind, name, address) select id, company_id, 'video-system', name, address from made;
      insert into video_address (address, company_id, party_id, state) select address, company_id, id, 'current' from made;
      insert into video_system (id, company_id, name, address, state) select id, company_id, name, address, state from made;
      analyze party;`);
  } finally {
    await client.end();
  }
}

async function download(url: string, session: Session): Promise<{ text: () => string; length: number }> {
  const answer = await fetch(url, { headers: { cookie: session.cookie } });
  if (!answer.ok) throw new Error(`The PDF was refused: ${await answer.text()}`);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    parts.push(Buffer.from(part));
    length += part.length;
  }
  return { text: () => Buffer.concat(parts).toString('latin1'), length };
}

/** A PDF of something else would prove nothing. */
async function expectPages(url: string, session: Session, count: number): Promise<void> {
  const text = (await download(url, session)).text();
  const pages = text.match(/\/Type \/Page\n/g)?.length;
  if (pages !== Math.ceil(count / 6)) throw new Error(`A PDF of ${count} codes has ${pages} pages.`);
}

/** Downloads one; the most memory that the service had meanwhile. */
async function measure(service: Started, url: string, session: Session) {
  let mostMegabytes = 0;
  let done = false;
  const watch = async () => {
    while (!done) {
      mostMegabytes = Math.max(mostMegabytes, residentMegabytes(service.child.pid));
      await setTimeout(5);
    }
  };
  const watching = watch();
  const started = performance.now();
  await download(url, session);
  const took = performance.now() - started;
  done = true;
  await watching;
  return { took, mostMegabytes };
}

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0;
