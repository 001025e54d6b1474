import { sql } from 'kysely';
import type { CallId, CompanyId, LegId, RoomId } from '../../../contract/ids.ts';
import type { EndReason } from '../../../contract/live.ts';
import { type Db, type Trx, within } from '../../platform/database/database.ts';
import { send } from '../../platform/database/together.ts';
import { noteUse } from '../rooms/index.ts';
import type { CallKind, LegPartyKind } from './tables.ts';

export interface NewCall {
  id: CallId;
  kind: CallKind;
  room: { id: RoomId; name: string; address: string } | null;
  engine: string;
  at: Date;
}

/** The row of a call that begins. */
export const callRow = (company: CompanyId, { id, kind, room, engine, at }: NewCall) => ({
  id,
  companyId: company,
  kind,
  roomId: room?.id ?? null,
  roomName: room?.name ?? null,
  roomAddress: room?.address ?? null,
  engine,
  startedAt: at,
  endedAt: null,
});

/** Begins a call's record in one company. */
export async function openCall(trx: Trx, company: CompanyId, call: NewCall): Promise<void> {
  await send(trx, trx.insertInto('call').values(callRow(company, call)).compile());
}

export interface NewLeg {
  id: LegId;
  call: CallId;
  callKind: CallKind;
  room: RoomId | null;
  /** Only of a team room it is noted that it is used. */
  isTeamRoom: boolean;
  partyKind: LegPartyKind;
  /** Member or video system of the call's company; null for guests. */
  party: string | null;
  name: string;
  role: 'host' | 'guest';
  at: Date;
  engine: string;
  browser: string | null;
  /** A party of another company, which gets a record marked elsewhere, under the same id. */
  home: { company: CompanyId; party: string; kind: 'member' | 'video-system' } | null;
}

/** Begins a leg at its admission, and its record elsewhere where there is one. In the company's scope. */
export async function openLeg(trx: Trx, company: CompanyId, { home, ...leg }: NewLeg): Promise<void> {
  const row = {
    id: leg.id,
    callKind: leg.callKind,
    name: leg.name,
    role: leg.role,
    joinedAt: leg.at,
    leftAt: null,
    aliveAt: leg.at,
    endReason: null,
    engine: leg.engine,
    browser: leg.browser,
    quality: null,
  };
  const own = { companyId: company, callId: leg.call, roomId: leg.room, partyKind: leg.partyKind, partyId: leg.party };
  await send(
    trx,
    trx
      .insertInto('leg')
      .values({ ...row, ...own })
      .compile(),
  );
  if (leg.room && leg.isTeamRoom)
    await noteUse(trx, company, leg.room, leg.at, leg.party ? { party: leg.party } : { guest: leg.name });
  if (!home) return;
  await within(trx, { role: 'app', company: home.company }, { role: 'app', company }, () =>
    trx
      .insertInto('leg')
      .values({
        ...row,
        companyId: home.company,
        // No room and no other parties: not even the id of the call tells who met.
        callId: sql<CallId>`${leg.id}::uuid`,
        roomId: null,
        partyKind: home.kind,
        partyId: home.party,
        elsewhere: true,
      })
      .execute(),
  );
}

/** Legs of one company prove that they are alive, in one statement. A closed leg stays closed. */
export async function proveAlive(db: Db, company: CompanyId, legs: readonly LegId[], at: Date): Promise<void> {
  if (legs.length === 0) return;
  await db
    .updateTable('leg')
    .set({ aliveAt: sql<Date>`greatest(alive_at, ${at})` })
    .where('companyId', '=', company)
    .where('id', '=', sql<LegId>`any(${legs}::uuid[])`)
    .where('leftAt', 'is', null)
    .execute();
}

export interface ClosedLeg {
  id: LegId;
  callId: CallId;
  roomId: RoomId | null;
  elsewhere: boolean;
  joinedAt: Date;
  leftAt: Date | null;
}

/** Ends open legs at `at`, or each at its last proof; never before they began. Closed ones are left alone. */
export function endLegs(
  trx: Trx,
  company: CompanyId,
  legs: readonly LegId[],
  at: Date | 'last-proof',
  reason: EndReason,
): Promise<ClosedLeg[]> {
  return trx
    .updateTable('leg')
    .set({
      leftAt: at === 'last-proof' ? sql<Date>`greatest(joined_at, alive_at)` : sql<Date>`greatest(joined_at, ${at})`,
      endReason: reason,
    })
    .where('companyId', '=', company)
    .where('id', 'in', legs)
    .where('leftAt', 'is', null)
    .returning(['id', 'callId', 'roomId', 'elsewhere', 'joinedAt', 'leftAt'])
    .execute();
}

/** Ends the calls that have no open leg any more, each with its last leg. */
export async function endEmptyCalls(trx: Trx, company: CompanyId, calls: readonly CallId[]): Promise<void> {
  await trx
    .updateTable('call')
    .set({
      endedAt: sql<Date>`(select max(leg.left_at) from leg where leg.company_id = call.company_id and leg.call_id = call.id)`,
    })
    .where('companyId', '=', company)
    .where('id', 'in', calls)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('leg')
            .select('leg.id')
            .whereRef('leg.companyId', '=', 'call.companyId')
            .whereRef('leg.callId', '=', 'call.id')
            .where('leg.leftAt', 'is', null),
        ),
      ),
    )
    .execute();
}

/** Open legs whose last proof lies before `before`, for the sweep. */
export async function staleLegs(db: Db, company: CompanyId, before: Date): Promise<LegId[]> {
  const rows = await db
    .selectFrom('leg')
    .select('id')
    .where('companyId', '=', company)
    .where('leftAt', 'is', null)
    .where('aliveAt', '<', before)
    .execute();
  return rows.map(({ id }) => id);
}

/** How these legs ended; open and unknown ones are missing. */
export async function endReasonsOf(
  db: Db,
  company: CompanyId,
  legs: readonly LegId[],
): Promise<ReadonlyMap<LegId, string>> {
  if (legs.length === 0) return new Map();
  const rows = await db
    .selectFrom('leg')
    .select(['id', 'endReason'])
    .where('companyId', '=', company)
    .where('id', 'in', legs)
    .execute();
  return new Map(rows.flatMap(({ id, endReason }) => (endReason ? [[id, endReason]] : [])));
}

/** Companies that have open legs, as the resolver. */
export async function companiesWithOpenLegs(resolver: Db): Promise<CompanyId[]> {
  const { rows } = await sql<{
    id: CompanyId;
  }>`select companies_with_open_legs as id from companies_with_open_legs()`.execute(resolver);
  return rows.map(({ id }) => id);
}
