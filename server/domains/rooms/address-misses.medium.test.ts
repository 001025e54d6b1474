import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretsFrom } from '../../platform/config/secrets.ts';
import type { Database } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { buildCompany, buildMember } from '../../testing/builders.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { findRoom, sweepAddressMisses } from './index.ts';

const clock = new FixedClock();
const secrets = secretsFrom(randomBytes(32));
let own: TestDatabase;
let nodes: [Database, Database];
let address: string;

beforeAll(async () => {
  own = await openTestDatabase();
  nodes = [own.database, own.another()];
  const company = await buildCompany(own.database, { label: 'acme', at: clock.now() });
  const member = {
    fullName: 'Max',
    email: 'max@acme.example',
    address: 'max.member@acme.rotunda.test',
    at: clock.now(),
  };
  address = (await buildMember(own.database, company, member)).roomAddress;
});
afterAll(() => own.drop());

/** The code of the refusal, with the seconds to wait; `found`. */
async function ask(node: 0 | 1, asked: string, origin: string): Promise<string> {
  try {
    await findRoom({ database: nodes[node], secrets }, asked, origin, clock.now());
    return 'found';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { retryAfter } = error.extra;
    return retryAfter === undefined ? error.problem : `${error.problem} ${retryAfter}`;
  }
}

const rows = () => own.database.owner.selectFrom('addressMiss').select('subject').execute();

test('an address that no room has is told plainly, 60 times to one origin over all nodes, and then one each 6 seconds', async () => {
  for (let miss = 0; miss < 60; miss += 1) {
    expect(await ask(miss % 2 === 0 ? 0 : 1, `nobody.${miss}@acme.rotunda.test`, '198.51.100.7')).toBe(
      'room_not_found',
    );
  }
  for (const node of [0, 1] as const) {
    expect(await ask(node, 'nobody@acme.rotunda.test', '198.51.100.7')).toBe('too_many_requests 6');
    // Whether it is there is not told either.
    expect(await ask(node, address, '198.51.100.7')).toBe('too_many_requests 6');
    expect(await ask(node, address, '198.51.100.8')).toBe('found');
  }
  clock.pass(6);
  expect(await ask(0, address, '198.51.100.7')).toBe('found');
  expect(await ask(0, 'nobody@acme.rotunda.test', '198.51.100.7')).toBe('room_not_found');
  expect(await ask(1, 'nobody@acme.rotunda.test', '198.51.100.7')).toBe('too_many_requests 6');
});

test('a network of IPv6 is one origin, however many addresses it has', async () => {
  for (let miss = 0; miss < 60; miss += 1) await ask(0, 'nobody@acme.rotunda.test', `2001:db8::${miss.toString(16)}`);
  expect(await ask(1, address, '2001:db8::ffff')).toBe('too_many_requests 6');
});

test('what counts no more is forgotten', async () => {
  expect((await rows()).length).toBeGreaterThan(0);
  await sweepAddressMisses(own.database.owner, clock.now());
  expect((await rows()).length).toBeGreaterThan(0);
  clock.pass(361);
  await sweepAddressMisses(own.database.owner, clock.now());
  expect(await rows()).toEqual([]);
});
