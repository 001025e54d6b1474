import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

const clock = new FixedClock('2026-03-02T09:00:00.000Z');
let service: TestService;
let red: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock });
  red = await service.company('red');
});
afterAll(() => service.stop());

async function setPrivacy(statisticsPrivacy: string) {
  const { client } = red.administrator;
  const { version } = (await client.get<{ version: number }>('/company/settings')).body;
  await client.send('PATCH', '/company/settings', { statisticsPrivacy }, { 'if-match': `"${version}"` });
}
const ask = async (what: string, from: string, to: string) => {
  const answer = await red.administrator.client.get(`/usage/${what}?from=${from}&to=${to}`);
  return answer.status === 200 ? 'shown' : codeOf(answer);
};

test('totals only shows whole calendar months, of the past too, and a looser setting opens what comes after it', async () => {
  expect(await ask('days', '2026-01-10', '2026-01-20')).toBe('shown');
  await setPrivacy('totals-only');
  for (const what of ['days', 'hours']) expect(await ask(what, '2026-02-01', '2026-02-28')).toBe('totals_only');
  expect(await ask('summary', '2026-02-01', '2026-02-27')).toBe('totals_only');
  expect(await ask('summary', '2026-02-01', '2026-02-28')).toBe('shown');
  expect(await ask('summary', '2025-12-01', '2026-03-31')).toBe('shown');
  clock.passDays(20);
  await setPrivacy('per-person');
  clock.passDays(20);
  expect(await ask('days', '2026-02-01', '2026-02-28')).toBe('totals_only');
  expect(await ask('days', '2026-03-15', '2026-04-05')).toBe('totals_only');
  expect(await ask('days', '2026-03-24', '2026-04-10')).toBe('shown');
});
