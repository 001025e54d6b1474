import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { firstNames, lastNames } from '../../main/demo/names.ts';
import { buildCompany } from '../../testing/builders.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { listMembers } from './list.ts';

/** More than a company has whose totals are always exact. */
const people = 10_500;
const letters = 'abcdefghijklmnopqrstuvwxyz';

let test: TestDatabase;
let company: CompanyId;

const nameOf = (n: number) =>
  `${firstNames[n % firstNames.length]} ${lastNames[Math.floor(n / firstNames.length) % lastNames.length]}`;

beforeAll(async () => {
  test = await openTestDatabase();
  company = await buildCompany(test.database, { label: 'large', at: new Date() });
  await buildCompany(test.database, { label: 'empty', at: new Date() });
  const names = Array.from({ length: people }, (_, n) => nameOf(n));
  await sql`
    with person as (select gen_random_uuid() as id, name, 'p' || n || '@people.example' as email from
      unnest(${names}::text[]) with ordinality as given (name, n)),
    party as (insert into party (id, company_id, kind, name, email, address)
      select id, ${company}::uuid, 'member', name, email, email from person returning id)
    insert into member (id, company_id, account_id, full_name, email, address)
      select person.id, ${company}::uuid, gen_random_uuid(), name, email, email from person join party using (id)`.execute(
    test.database.owner,
  );
  await test.database.script('vacuum analyze party, member');
});
afterAll(() => test.drop());

const list = (search: string, limit = 50, cursor?: string) =>
  listMembers(test.database.forCompany(company), company, {
    ...{ search, limit, cursor },
    sort: 'fullName',
    order: 'ascending',
  });

/** A word with one letter wrong, missing, doubled or more, or two the wrong way round. */
const mistakes: Record<string, (word: string, at: number, letter: string) => string> = {
  wrong: (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
  missing: (word, at) => word.slice(0, at) + word.slice(at + 1),
  doubled: (word, at) => word.slice(0, at + 1) + word.slice(at),
  more: (word, at, letter) => word.slice(0, at) + letter + word.slice(at),
  turned: (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
};

const mistyped = fc
  .record({
    n: fc.nat(people - 1),
    kind: fc.constantFrom(...Object.keys(mistakes)),
    place: fc.nat(1000),
    letter: fc.constantFrom(...letters),
    last: fc.boolean(),
    alone: fc.boolean(),
  })
  .map(({ n, kind, place, letter, last, alone }) => {
    const words = nameOf(n).split(' ');
    const chosen = (words[0] ?? '').length < 4 || (last && (words[1] ?? '').length >= 4) ? 1 : 0;
    const word = words[chosen] ?? '';
    const wrong = mistakes[kind]?.(word, place % (word.length - (kind === 'turned' ? 1 : 0)), letter) ?? word;
    const typed = alone ? wrong : words.with(chosen, wrong).join(' ');
    return { name: nameOf(n), word, typed };
  })
  .filter(({ word, typed }) => word.length >= 4 && !typed.split(' ').includes(word));

it('finds who was mistyped by one letter', { timeout: 60_000 }, async () => {
  const tries = fc.sample(mistyped, { numRuns: 200, seed: 4 });
  const missed: string[] = [];
  for (const { name, typed } of tries) {
    const { items } = await list(typed, 500);
    if (!items.some(({ fullName }) => fullName === name)) missed.push(`${typed} for ${name}`);
  }
  expect(missed.length / tries.length, missed.join(', ')).toBeLessThanOrEqual(0.05);
});

it('answers nobody who nearly fits where somebody fits', async () => {
  const { items } = await list('hansen', 2000);
  expect(items.every(({ fullName }) => fullName.toLowerCase().includes('hansen'))).toBe(true);
  const turned = (await list('hnasen', 2000)).items;
  expect(new Set(turned.map(({ fullName }) => fullName.split(' ')[1]))).toEqual(new Set(['Hansen']));
});

it('wants each word somewhere, in any order', async () => {
  const one = (await list('berntsen åse', 2000)).items;
  expect(one.length).toBeGreaterThan(0);
  expect(new Set(one.map(({ fullName }) => fullName))).toEqual(new Set(['Åse Berntsen']));
  const [first = '', last = ''] = nameOf(16).split(' ');
  expect((await list(`${last} p17@ ${first}`)).items.map(({ email }) => email)).toEqual(['p17@people.example']);
});

/** With rows of a page: as many as a person asks for, and as an export does. */
const orders = [
  ['ascending', sql`name_key, id`, 100],
  ['descending', sql`name_key desc, id desc`, 200],
  ['ascending', sql`name_key, id`, 500],
] as const;

it.each([
  ['ing', 200],
  ['Ing', 200],
  ['sen', 200],
  ['anna', 200],
  ['ann sen', 200],
  ['hansen', 500],
  ['øst', 2000],
] as const)(
  'reads %s in the order of names, page by page, and tells how many there are up to %i',
  async (typed, most) => {
    const fitting = sql.join(
      typed.split(' ').map((word) => sql`search like fragment(${word})`),
      sql` and `,
    );
    for (const [order, by, limit] of orders) {
      const { rows } = await sql<{ id: string }>`
        select id from member where ${fitting} order by ${by}`.execute(test.database.owner);
      expect(rows.length).toBeGreaterThan(100);
      const read: string[] = [];
      let cursor: string | undefined;
      do {
        const db = test.database.forCompany(company);
        const { items, page } = await listMembers(db, company, {
          ...{ search: typed, limit, cursor, order },
          sort: 'fullName',
        });
        expect(page.total).toBe(Math.min(rows.length, most));
        expect(page.totalIsLeast ?? false).toBe(rows.length > most);
        read.push(...items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(read).toEqual(rows.map(({ id }) => id));
    }
  },
);

it('finds by three letters whom the filters let through, and nobody else where they let nobody', async () => {
  const db = test.database.forCompany(company);
  const query = { search: 'sen', sort: 'fullName', order: 'ascending', limit: 200 } as const;
  const right = (accessRight: 'member' | 'administrator') => listMembers(db, company, { ...query, accessRight });
  expect((await right('administrator')).page).toEqual({ total: 0, nextCursor: null });
  const { rows } = await sql<{ id: string }>`
    update member set access_right = 'administrator' where id in (
      select id from member where search like '%sen%' order by name_key desc, id desc limit 7) returning id`.execute(
    test.database.owner,
  );
  const { items, page } = await right('administrator');
  expect(page.total).toBe(7);
  expect(new Set(items.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
});

it('reads a search that finds thousands in the order of the list, and tells that there are more', async () => {
  const { rows } = await sql<{ id: string }>`
    select id from member where search like '%an%' order by name_key, id`.execute(test.database.owner);
  expect(rows.length).toBeGreaterThan(2000);
  const read: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 4; page += 1) {
    const { items, page: at } = await list('an', 100, cursor);
    expect(at).toMatchObject({ total: 2000, totalIsLeast: true });
    read.push(...items.map(({ id }) => id));
    cursor = at.nextCursor ?? undefined;
  }
  expect(read).toEqual(rows.slice(0, 400).map(({ id }) => id));
});

it('counts exactly up to there, and finds nobody of another company', async () => {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from member where search like '%kari%'`.execute(test.database.owner);
  expect((await list('kari')).page).toMatchObject({ total: rows[0]?.total });
  const other = await buildCompany(test.database, { label: 'other', at: new Date() });
  const db = test.database.forCompany(other);
  const query = { sort: 'fullName', order: 'ascending', limit: 50 } as const;
  for (const search of ['kari', 'kaari', 'karri hansn', undefined]) {
    expect((await listMembers(db, other, { ...query, search })).page.total).toBe(0);
    expect((await listMembers(db, company, { ...query, search })).page.total).toBe(0);
  }
});
