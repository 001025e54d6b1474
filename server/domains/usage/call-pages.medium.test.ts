import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UsageCall } from '../../../contract/usage-values.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { historyAfter, recordFacts, sightOf, startCompany, zones } from '../../testing/usage-facts.ts';
import { readCalls } from './call-list.ts';
import { isEveryCall, readCallPages } from './call-pages.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.drop());

const choice = { figure: 'calls', from: '2026-10-24', to: '2026-10-25' } as const;

it('exports the very calls of the list, over days of 25 hours and the edges of the period', async () => {
  const { database } = opened;
  await fc.assert(
    fc.asyncProperty(
      historyAfter(Date.parse('2026-10-23T20:00:00Z')),
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 4 }),
      async (calls, timeZone, atOnce) => {
        const company = await startCompany(database, timeZone);
        await recordFacts(database, company, calls);
        const sight = sightOf(database, company, timeZone, choice);
        const exported: UsageCall[] = [];
        for await (const page of readCallPages(sight, { parties: true, atOnce })) exported.push(...page);
        expect(exported).toEqual((await readCalls(sight, choice, { limit: 100 })).items);
        const without: UsageCall[] = [];
        for await (const page of readCallPages(sight, { parties: false })) without.push(...page);
        expect(without).toEqual(exported.map((call) => ({ ...call, parties: [] })));
      },
    ),
    { numRuns: 15 },
  );
});

it('leaves what is filtered to the list', () => {
  expect(isEveryCall(choice)).toBe(true);
  expect(isEveryCall({ ...choice, figure: 'callSeconds' })).toBe(false);
  expect(isEveryCall({ ...choice, hour: 0 })).toBe(false);
  expect(isEveryCall({ ...choice, room: 'some' })).toBe(false);
  expect(isEveryCall({ ...choice, parties: 0, partiesTo: 3 })).toBe(false);
});
