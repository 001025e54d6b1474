import { afterAll, beforeAll, expect, test } from 'vitest';
import { laySiege } from '../testing/siege/pin-siege.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let own: TestDatabase;

beforeAll(async () => {
  own = await openTestDatabase();
});
afterAll(() => own.drop());

/** A short one of what `npm run bench -- pin-guesses` does with a million guesses. */
test('a month of guesses lets nobody in, and keeps nobody out', { timeout: 180_000 }, async () => {
  const attacks = ['bursts', 'below the limits', 'account'];
  const size = { digits: [8], bursts: 1500, even: 0, rooms: 1, visits: 6, parallel: 1, attacks };
  const outcomes = await laySiege(own.database, size);
  expect(outcomes.map(({ name }) => name)).toEqual(attacks);
  for (const { name, brokenInto, owner, ownerIn, guest, guestIn, shown, rows, lookedAt } of outcomes) {
    expect({ brokenInto, owner, ownerIn, guest, guestIn }, name).toEqual({
      ...{ brokenInto: 0, owner: 6, ownerIn: 6, guest: 6, guestIn: 6 },
    });
    expect(shown).toBeLessThanOrEqual(25);
    // What was kept is bounded by the PINs that were looked at, and not by the guesses.
    expect(rows).toBeLessThanOrEqual(lookedAt);
  }
  const lookedAt = Object.fromEntries(outcomes.map((outcome) => [outcome.name, outcome.lookedAt]));
  expect(lookedAt['bursts']).toBeLessThanOrEqual(100);
  expect(lookedAt['below the limits']).toBeLessThanOrEqual(150 + 3 * 30);
  expect(lookedAt['account']).toBeLessThanOrEqual(60);
});
