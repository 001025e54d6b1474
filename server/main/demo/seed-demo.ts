import { sql } from 'kysely';
import { createCompany, findService, insertService } from '../../domains/companies/index.ts';
import { hashPassword } from '../../domains/identity/index.ts';
import { recountUsage } from '../../domains/usage/index.ts';
import { within } from '../../platform/database/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { StartFault } from '../start-fault.ts';
import { demoDays } from './calendar.ts';
import { type DemoLeg, imagineCalls } from './calls.ts';
import { type DemoPeople, demoCompany, imagineCompany, peopleCount } from './company.ts';
import { makeDraws } from './draws.ts';
import { insertCalls } from './insert-calls.ts';
import { insertAccounts, insertParties, noteRoomUse } from './insert-company.ts';

const seed = 20_261_124;
const providerName = 'Demo provider';
const licences = { member: 300, 'team-room': 30, 'video-system': 40 } as const;
const foundedBefore = 3 * 365 * 86_400_000;

const demoPassword = 'rotunda-demo-2026';

export interface DemoSignIn {
  /** False where the demo was there from an earlier start. */
  made: boolean;
  password: string;
  administrator: { name: string; email: string };
  member: { name: string; email: string };
}

/**
 * Fills an empty service with the provider "Demo provider" and the company Fjordkraft, its people, rooms, systems and
 * 15 months of calls that end at the clock's now; leaves a demo alone that is there already. All or nothing. Throws
 * `StartFault` where the service is another one.
 */
export async function seedDemo(platform: Platform): Promise<DemoSignIn> {
  const service = await findService(platform.database.operator);
  if (service && service.providerName !== providerName) {
    throw new StartFault(
      'This data directory holds a service that is not the demo. Set DATA_DIR to another directory.',
    );
  }
  const serviceDomain = service?.serviceDomain ?? platform.config.serviceDomain ?? 'rotunda.example';
  const draws = makeDraws(seed);
  const people = imagineCompany(draws, `${demoCompany.label}.${serviceDomain}`);
  if (!service) {
    const { calls, legs } = imagineCalls(
      draws,
      people,
      demoDays(platform.clock.now(), demoCompany.timeZone),
      platform.clock.now(),
    );
    await insertDemo(platform, serviceDomain, people, calls, legs);
  }
  const [administrator, , , member] = people.members;
  if (!administrator || !member) throw new Error('The demo has nobody to sign in.');
  const named = ({ fullName, email }: typeof member) => ({ name: fullName, email });
  return { made: !service, password: demoPassword, administrator: named(administrator), member: named(member) };
}

async function insertDemo(
  { database, secrets, clock }: Platform,
  serviceDomain: string,
  people: DemoPeople,
  calls: ReturnType<typeof imagineCalls>['calls'],
  legs: readonly DemoLeg[],
): Promise<void> {
  const now = clock.now();
  const founding = {
    passwordHash: await hashPassword(demoPassword),
    foundedAt: new Date(now.getTime() - foundedBefore),
    lastSeen: lastSeen(legs),
  };
  const { id: company, name, label, timeZone } = demoCompany;
  const begin = new Date(calls.reduce((earliest, { startedAt }) => Math.min(earliest, startedAt), now.getTime()));
  await database.owner.transaction().execute(async (trx) => {
    await within(trx, { role: 'operator' }, { role: 'owner' }, async () => {
      const at = founding.foundedAt;
      const secretCheck = secrets.digest('service', 'check');
      await insertService(trx, {
        providerName,
        providerContact: 'support@demo.example',
        serviceDomain,
        secretCheck,
        setUpAt: at,
      });
      await createCompany(trx, { id: company, name, label, timeZone, serviceDomain, licences, at });
    });
    await insertAccounts(trx, people.members, founding);
    await insertParties(trx, people, founding);
    await insertCalls(trx, people, calls, legs);
    await noteRoomUse(trx);
    const used = { member: peopleCount, 'team-room': people.teamRooms.length, 'video-system': people.systems.length };
    for (const [kind, count] of Object.entries(used)) {
      await sql`update licence set used = ${count} where company_id = ${company} and kind = ${kind}`.execute(trx);
    }
    await sql`analyze call; analyze leg`.execute(trx);
    await within(trx, { role: 'app', company }, { role: 'owner' }, () => recountUsage(trx, company, begin, now));
  });
  await sql`analyze`.execute(database.owner);
}

/** The last time that each party was in a call. */
function lastSeen(legs: readonly DemoLeg[]): Map<string, string> {
  const last = new Map<string, number>();
  for (const { party, leftAt } of legs) {
    if (party) last.set(party, Math.max(leftAt, last.get(party) ?? 0));
  }
  return new Map([...last].map(([party, at]) => [party, new Date(at).toISOString()]));
}
