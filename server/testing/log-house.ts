import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { CompanyId } from '../../contract/ids.ts';
import { record, sealActivity, verifyActivity } from '../domains/audit/index.ts';
import { secretsFrom } from '../platform/config/secrets.ts';
import { newId } from '../platform/random.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { buildCompany } from './builders.ts';
import { FixedClock } from './fixed-clock.ts';
import { openTestDatabase } from './test-database.ts';

/** A database with chains to seal, to tamper with and to verify. */
export async function openLogHouse() {
  const opened = await openTestDatabase();
  const { database } = opened;
  const clock = new FixedClock();
  const secrets = secretsFrom(randomBytes(32));
  const platform = { database, secrets, clock, log: createLog({ level: 'silent' }) };
  const anna = newId();

  /** Acts of Anna on rooms, a second apart. */
  async function act(company: CompanyId, count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      clock.pass(1);
      await database
        .forCompany(company)
        .transaction()
        .execute((trx) =>
          record(trx, company, {
            at: clock.now(),
            actor: { kind: 'member', id: anna, name: 'Anna Lind' },
            act: 'room.changed',
            object: { kind: 'room', id: newId(), name: `Room ${turn}` },
            origin: '192.0.2.7',
            via: 'nightly',
            before: { lobby: false },
            after: { lobby: true, owner: 'Anna Lind' },
          }),
        );
    }
  }

  const entryAt = (company: CompanyId, position: number) =>
    sql`(select activity_id from activity_seal where company_id = ${company} and position = ${position})`;

  return {
    ...platform,
    platform,
    anna,
    act,
    company: () => buildCompany(database, { at: clock.now() }),
    /** A company with a chain of seven entries. */
    async chain(): Promise<CompanyId> {
      const company = await buildCompany(database, { at: clock.now() });
      await act(company, 7);
      await sealActivity(platform);
      return company;
    },
    seal: () => sealActivity(platform),
    verify: (company: CompanyId, mailed?: { position: number; link: string }) =>
      verifyActivity(platform, company, mailed ? { mailed } : {}),
    /** One statement of whoever has the database. */
    tamper: (statement: ReturnType<typeof sql>) => statement.execute(database.owner),
    entryAt,
    ofEntry: (company: CompanyId, position: number) =>
      sql`where company_id = ${company} and id = ${entryAt(company, position)}`,
    ofSeal: (company: CompanyId, position: number) => sql`where company_id = ${company} and position = ${position}`,
    drop: () => opened.drop(),
  };
}

export type LogHouse = Awaited<ReturnType<typeof openLogHouse>>;
