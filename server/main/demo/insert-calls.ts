import type { Trx } from '../../platform/database/database.ts';
import type { DemoCall, DemoLeg } from './calls.ts';
import { type DemoPeople, demoCompany } from './company.ts';
import { demoId, makeDraws } from './draws.ts';
import { insertRows } from './insert-rows.ts';
import { type DemoMinute, imagineQuality, sumQuality } from './quality.ts';

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** Draws of their own, so that the calls stay what they are. */
const qualitySeed = 2_611;
/** Days of which troubled legs have every minute. */
const courseDays = 60;

/** Calls and legs as closed facts, as the owner of the database; the figures are counted from them afterwards. */
export async function insertCalls(
  trx: Trx,
  { members, systems }: Pick<DemoPeople, 'members' | 'systems'>,
  calls: readonly DemoCall[],
  legs: readonly DemoLeg[],
): Promise<void> {
  const draws = makeDraws(qualitySeed);
  const since = Math.max(0, ...legs.slice(-1000).map(({ leftAt }) => leftAt)) - courseDays * 86_400_000;
  const measured = legs.map((leg) => {
    const minutes = imagineQuality(draws, leg);
    const isTroubled = minutes.some(({ sample }) => sample.fair + sample.bad > 0);
    return { leg, quality: sumQuality(minutes), course: leg.joinedAt >= since && isTroubled ? minutes : [] };
  });
  await insertRows(
    trx,
    'call',
    {
      id: 'uuid',
      company_id: 'uuid',
      kind: 'text',
      room_id: 'uuid',
      room_name: 'text',
      room_address: 'text',
      engine: 'text',
      started_at: 'timestamptz',
      ended_at: 'timestamptz',
      unanswered: 'boolean',
    },
    calls.map(({ id, kind, room, engine, startedAt, endedAt, unanswered }) => ({
      ...{ id, kind, engine, unanswered },
      company_id: demoCompany.id,
      room_id: room?.id ?? null,
      room_name: room?.name ?? null,
      room_address: room?.address ?? null,
      started_at: iso(startedAt),
      ended_at: iso(endedAt),
    })),
  );
  await insertRows(
    trx,
    'leg',
    {
      id: 'uuid',
      company_id: 'uuid',
      call_id: 'uuid',
      call_kind: 'text',
      room_id: 'uuid',
      party_kind: 'text',
      party_id: 'uuid',
      name: 'text',
      role: 'text',
      elsewhere: 'boolean',
      joined_at: 'timestamptz',
      left_at: 'timestamptz',
      alive_at: 'timestamptz',
      end_reason: 'text',
      engine: 'text',
      browser: 'text',
      quality: 'jsonb',
    },
    measured.map(({ leg, quality }) => {
      const { id, call, partyKind, party, name, role, joinedAt, leftAt, endReason, browser, elsewhere } = leg;
      return {
        ...{ id, name, role, browser, elsewhere },
        company_id: demoCompany.id,
        call_id: call.id,
        call_kind: call.kind,
        room_id: call.room?.id ?? null,
        party_kind: partyKind,
        party_id: party,
        joined_at: iso(joinedAt),
        left_at: iso(leftAt),
        alive_at: iso(leftAt),
        end_reason: endReason,
        engine: call.engine,
        quality,
      };
    }),
  );
  await insertAttempts(trx, new Map([...members, ...systems].map(({ id, address }) => [id, address])), legs);
  await insertCourses(trx, measured);
}

/** How each direct call went for its members, with the address to call back. The first leg is the caller's. */
function insertAttempts(trx: Trx, addresses: ReadonlyMap<string, string>, legs: readonly DemoLeg[]): Promise<void> {
  const direct = Map.groupBy(
    legs.filter(({ call }) => call.kind === 'direct'),
    ({ call }) => call.id,
  );
  return insertRows(
    trx,
    'call_attempt',
    {
      id: 'uuid',
      company_id: 'uuid',
      party_id: 'uuid',
      call_id: 'uuid',
      direction: 'text',
      other_id: 'uuid',
      other_name: 'text',
      other_address: 'text',
      at: 'timestamptz',
      outcome: 'text',
    },
    [...direct.values()].flatMap((own) =>
      own.flatMap(({ call, party, partyKind }, at) => {
        const other = own[1 - at];
        if (partyKind !== 'member' || !other) return [];
        return {
          ...{ id: demoId(`ring ${call.id}`), company_id: demoCompany.id, party_id: party, call_id: call.id },
          ...{ direction: at === 0 ? 'out' : 'in', outcome: 'answered', at: iso(call.startedAt) },
          ...{ other_id: other.party, other_name: other.name, other_address: addresses.get(other.party ?? '') ?? null },
        };
      }),
    ),
  );
}

const insertCourses = (trx: Trx, measured: readonly { leg: DemoLeg; course: readonly DemoMinute[] }[]) =>
  insertRows(
    trx,
    'leg_quality',
    { company_id: 'uuid', leg_id: 'uuid', minute: 'smallint', sample: 'jsonb' },
    measured.flatMap(({ leg, course }) =>
      course.map(({ minute, sample }) => ({ company_id: demoCompany.id, leg_id: leg.id, minute, sample })),
    ),
  );
