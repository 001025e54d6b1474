import { expect } from 'vitest';
import type { CompanyId } from '../../contract/ids.ts';
import { createFake } from '../engines/fake/fake.ts';
import { MeetingHouse, type Resident } from './meeting-house.ts';
import { Phones } from './phones.ts';

export const addressOf = {
  anna: 'anna.lind@acme.rotunda.example',
  bo: 'bo.dahl@acme.rotunda.example',
  cleo: 'cleo.berg@acme.rotunda.example',
  dan: 'dan.moe@blue.rotunda.example',
} as const;

/** Two companies on two nodes, and people who call each other: Dan is of the other company. */
export async function openCallHouse() {
  const house = await MeetingHouse.open();
  const [acme, blue] = [await house.addCompany('acme'), await house.addCompany('blue')];
  const people = {
    anna: await house.addMember(acme, 'acme.rotunda.example', 'anna.lind'),
    bo: await house.addMember(acme, 'acme.rotunda.example', 'bo.dahl'),
    cleo: await house.addMember(acme, 'acme.rotunda.example', 'cleo.berg'),
    dan: await house.addMember(blue, 'blue.rotunda.example', 'dan.moe'),
  };
  const engine = createFake({ clock: house.clock });
  const one = await house.startNode({ engine });
  const atOne = new Phones(one);
  const atTwo = new Phones(await house.startNode({ engine, apart: true }));
  const inEach = <Row>(read: (company: CompanyId) => Promise<Row[]>) =>
    Promise.all([acme, blue].map(read)).then((rows) => rows.flat());

  return {
    house,
    engine,
    acme,
    blue,
    ...people,
    one,
    atOne,
    atTwo,

    callsOf: (company: CompanyId) =>
      house.database
        .forCompany(company)
        .selectFrom('call')
        .select(['id', 'kind', 'unanswered', 'endedAt'])
        .orderBy('startedAt')
        .execute(),

    legsOf: (company: CompanyId) =>
      house.database
        .forCompany(company)
        .selectFrom('leg')
        .select(['callId', 'callKind', 'partyId', 'elsewhere', 'endReason'])
        .orderBy('joinedAt')
        .orderBy('name')
        .execute(),

    /** What a member's history says of calls, in words. */
    async attemptsOf({ company, id }: Resident): Promise<string[]> {
      const rows = await house.database
        .forCompany(company)
        .selectFrom('callAttempt')
        .select(['direction', 'otherName', 'outcome'])
        .where('partyId', '=', id)
        .execute();
      return rows.map(({ direction, outcome, otherName }) => `${direction} ${outcome} ${otherName}`);
    },

    /** Begins with empty records. */
    async clean(): Promise<void> {
      house.closedSpans.length = 0;
      for (const company of [acme, blue]) {
        const db = house.database.forCompany(company);
        await db.deleteFrom('leg').execute();
        await db.deleteFrom('call').execute();
        await db.deleteFrom('callAttempt').execute();
        await db.deleteFrom('doNotDisturb').execute();
      }
    },

    /** Cuts every window, and waits until no call is left. */
    async rest(): Promise<void> {
      await Promise.all([atOne.cutAll(), atTwo.cutAll()]);
      await expect
        .poll(async () => {
          house.clock.pass(3600);
          await one.meetings.sweep();
          return inEach((company) =>
            house.database.forCompany(company).selectFrom('liveParty').select('legId').execute(),
          );
        })
        .toEqual([]);
    },
  };
}
