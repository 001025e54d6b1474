import { sql } from 'kysely';
import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import type { ScreenReport } from '../../../contract/screen.ts';
import type { VideoSystemState } from '../../../contract/video-systems.ts';
import type { Db } from '../../platform/database/database.ts';
import './tables.ts';

interface Held {
  node: string;
  at: Date;
}

const ofCompany = (db: Db, company: CompanyId, systems: readonly VideoSystemId[]) =>
  db
    .updateTable('videoSystem')
    .where('companyId', '=', company)
    .where('id', 'in', [...systems]);

/** Notes that this node holds the screens of these systems: which of them changed state. */
export const noteHeld = async (db: Db, company: CompanyId, systems: readonly VideoSystemId[], { node, at }: Held) =>
  (
    await ofCompany(db, company, systems)
      .set({
        nodeId: node,
        lastSeenAt: at,
        state: sql`case when state = 'offline' then 'idle' else state end`,
      })
      .where('deviceDigest', 'is not', null)
      .where('removedAt', 'is', null)
      .where((eb) => eb.or([eb('state', '=', 'offline'), eb('nodeId', 'is distinct from', node)]))
      .returning('id')
      .execute()
  ).map(({ id }) => id);

/** Proves that they are still there. */
export const proveHeld = (db: Db, company: CompanyId, systems: readonly VideoSystemId[], { node, at }: Held) =>
  ofCompany(db, company, systems).set({ lastSeenAt: at }).where('nodeId', '=', node).execute();

/** Notes whether a screen that this node holds is in a call; whether that is another state than before. */
export async function noteState(
  db: Db,
  company: CompanyId,
  system: VideoSystemId,
  { node, state }: { node: string; state: Exclude<VideoSystemState, 'offline'> },
): Promise<boolean> {
  const changed = await ofCompany(db, company, [system])
    .set({ state })
    .where('nodeId', '=', node)
    .where('state', '!=', state)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Keeps what a screen says of itself; whether its devices, which lists show, are others than before. */
export async function noteReport(
  db: Db,
  company: CompanyId,
  system: VideoSystemId,
  report: ScreenReport,
): Promise<boolean> {
  const before = await db
    .selectFrom('videoSystem')
    .select('report')
    .where('companyId', '=', company)
    .where('id', '=', system)
    .executeTakeFirst();
  await ofCompany(db, company, [system])
    .set({ report: JSON.stringify(report) })
    .execute();
  return missingOf(before?.report ?? null) !== missingOf(report);
}

/** Which devices a screen lacks. */
const missingOf = (report: ScreenReport | null): string =>
  report ? `${report.camera === 'missing'} ${report.microphone === 'missing'}` : '';

/** Notes that this node holds a system's screen no more; false where another node does by now. */
export async function noteLost(
  db: Db,
  company: CompanyId,
  system: VideoSystemId,
  { node, at }: Held,
): Promise<boolean> {
  const lost = await ofCompany(db, company, [system])
    .set({ nodeId: null, state: 'offline', lastSeenAt: at })
    .where('nodeId', '=', node)
    .returning('id')
    .executeTakeFirst();
  return lost !== undefined;
}

/**
 * Systems whose node proved nothing since `since` are offline; all that any node held where null. As the owner; the
 * companies that they are of.
 */
export async function releaseSilent(owner: Db, since: Date | null): Promise<CompanyId[]> {
  const released = await owner
    .updateTable('videoSystem')
    .set({ nodeId: null, state: 'offline' })
    .where('nodeId', 'is not', null)
    .$if(since !== null, (query) => query.where('lastSeenAt', '<', since))
    .returning('companyId')
    .execute();
  return [...new Set(released.map(({ companyId }) => companyId))];
}

/** What a node held is held by nobody. As the owner; the companies that it is of. */
export async function releaseNode(owner: Db, node: string): Promise<CompanyId[]> {
  const released = await owner
    .updateTable('videoSystem')
    .set({ nodeId: null, state: 'offline' })
    .where('nodeId', '=', node)
    .returning('companyId')
    .execute();
  return [...new Set(released.map(({ companyId }) => companyId))];
}

/** State of those of these systems that are not offline. */
export async function statesOf(db: Db, company: CompanyId, systems: readonly string[]) {
  if (systems.length === 0) return new Map<string, 'available' | 'in-call'>();
  const rows = await db
    .selectFrom('videoSystem')
    .select(['id', 'state'])
    .where('companyId', '=', company)
    .where('id', 'in', systems as readonly VideoSystemId[])
    .where('state', '!=', 'offline')
    .where('removedAt', 'is', null)
    .execute();
  return new Map(rows.map(({ id, state }) => [id as string, state === 'idle' ? 'available' : 'in-call'] as const));
}
