import { findPostgres } from '../scripts/suites/machine.ts';
import { startPostgres } from '../scripts/suites/postgres.ts';
import { migrations, rolesScript } from '../server/migrations/index.ts';
import { openPostgres } from '../server/platform/database/database.ts';
import { migrate } from '../server/platform/database/migrate.ts';
import { laySiege, type Outcome } from '../server/testing/siege/pin-siege.ts';
import type { Benchmark, Finding } from './benchmark.ts';

/** A million guesses: 3 lengths of PIN, in bursts, evenly, just below the limits with each kind of owner, by accounts. */
const size = { digits: [4, 6, 8], bursts: 290_000, even: 20_000, rooms: 4, visits: 30, parallel: 4 };

export const benchmark: Benchmark = {
  summary: 'A million guesses at PINs in 30 days on a moved clock: who got in, and who was kept out',
  async run(bench) {
    const bin = findPostgres();
    if (bin === undefined) throw new Error('PostgreSQL is not there. Install it, or set POSTGRES_BIN.');
    const { url, stop } = await startPostgres(bin);
    bench.afterwards(stop);
    const database = openPostgres(url, { connections: 8 });
    bench.afterwards(() => database.close());
    await migrate(database, { migrations, rolesScript, codeVersion: '99.0.0' });
    const outcomes = await laySiege(database, size, bench.say);
    for (const outcome of outcomes) bench.say(tell(outcome));
    return findingsOf(outcomes);
  },
};

const tell = ({
  digits,
  name,
  rooms,
  guesses,
  lookedAt,
  brokenInto,
  ownerIn,
  owner,
  guestIn,
  guest,
  ...most
}: Outcome) =>
  [
    `${digits} digits, ${name}: ${rooms} rooms, ${guesses} guesses, ${lookedAt} PINs looked at, ${brokenInto} rooms entered`,
    `owner in ${ownerIn}/${owner}, guest in ${guestIn}/${guest}, rows at most ${most.rows}, shown at most ${most.shown}`,
  ].join('; ');

function findingsOf(outcomes: readonly Outcome[]): Finding[] {
  const sum = (of: (outcome: Outcome) => number, digits?: number) =>
    outcomes
      .filter((outcome) => digits === undefined || outcome.digits === digits)
      .reduce((all, one) => all + of(one), 0);
  const plain = (of: string, value: number, unit: string, target: Finding['target']): Finding => ({
    ...{ of, value, unit, baseline: null, target },
  });
  return [
    plain(
      'given',
      sum(({ guesses }) => guesses),
      'guesses',
      { least: 1_000_000 },
    ),
    plain(
      '6 digits',
      sum(({ brokenInto }) => brokenInto, 6),
      'rooms entered',
      { most: 0 },
    ),
    plain(
      '8 digits',
      sum(({ brokenInto }) => brokenInto, 8),
      'rooms entered',
      { most: 0 },
    ),
    plain(
      '4 digits',
      sum(({ brokenInto }) => brokenInto, 4),
      'rooms entered',
      { most: 4 },
    ),
    plain(
      'owner kept out',
      sum(({ owner, ownerIn }) => owner - ownerIn),
      'times',
      { most: 0 },
    ),
    plain(
      'guest kept out',
      sum(({ guest, guestIn }) => guest - guestIn),
      'times',
      { most: 0 },
    ),
  ];
}
