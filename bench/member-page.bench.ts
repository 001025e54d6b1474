import { deepStrictEqual } from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { findPostgres } from '../scripts/suites/machine.ts';
import { startPostgres } from '../scripts/suites/postgres.ts';
import type { Benchmark } from './benchmark.ts';
import { measureInTurns } from './rounds.ts';
import { type Load, putUnderLoad } from './stage/load.ts';
import { startProgram, startService } from './stage/service.ts';
import { administrator, type Session, signIn } from './stage/session.ts';

const bare = fileURLToPath(new URL('./bare/member-page.ts', import.meta.url));
const rounds = 5;
const seconds = 4;
const connections = 16;
/** The service takes 6,000 requests a minute from one address: the load comes from this many, through a trusted proxy. */
const addresses = 250;

interface Member {
  id: string;
  room: { link: string };
}

export const benchmark: Benchmark = {
  summary: 'GET /api/v1/members/{id} on PostgreSQL, against the same query in a bare node:http server with pg',
  async run(bench) {
    const bin = findPostgres();
    if (bin === undefined) throw new Error('PostgreSQL is not there. Install it, or set POSTGRES_BIN.');
    const { url: databaseUrl, stop } = await startPostgres(bin);
    bench.afterwards(stop);
    bench.say('makes the demo company');
    const env = { DATA_DIR: bench.folder(), DATABASE_URL: databaseUrl, TRUST_PROXY: 'loopback' };
    const service = await startService(bench, 'demo', env);
    const session = await signIn(service.url, administrator);
    const plain = await startProgram(bench, {
      words: [bare],
      env: { DATABASE_URL: databaseUrl, COMPANY_OF: administrator.email },
      readyPath: '/ready',
    });
    const ids = await listMembers(service.url, session);
    await compareAnswers(service.url, plain.url, session, ids);

    const load = { paths: ids.map((id) => `/api/v1/members/${id}`), addresses, connections, seconds };
    const measure = async (url: string, cookie: string) =>
      (await putUnderLoad({ ...load, url, cookie } satisfies Load)).perSecond;
    const figures = await measureInTurns(bench, rounds, 'requests/s', {
      product: () => measure(service.url, session.cookie),
      baseline: () => measure(plain.url, ''),
    });
    return [{ ...figures, unit: 'requests/s', target: { least: 0.6 } }];
  },
};

async function listMembers(url: string, session: Session): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page: { items: Member[]; nextCursor: string | null } = await session.get(`${url}/api/v1/members${query}`);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

/** A baseline that answers something else would prove nothing. Its links alone differ: it has another address. */
async function compareAnswers(url: string, bareUrl: string, session: Session, ids: readonly string[]): Promise<void> {
  for (const id of ids.slice(0, 20)) {
    const ours: Member = await session.get(`${url}/api/v1/members/${id}`);
    const theirs: Member = await session.get(`${bareUrl}/api/v1/members/${id}`);
    deepStrictEqual({ ...theirs, room: { ...theirs.room, link: ours.room.link } }, ours);
  }
}
