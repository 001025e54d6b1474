import type { MyCall } from '../../../contract/calls.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { listHistory } from './history.ts';
import { presentMyCall } from './present.ts';

const most = 20;

/** The latest calls of a party, the newest first. */
export async function latestCallsOf(db: Db, company: CompanyId, party: string, now: Date): Promise<MyCall[]> {
  const rows = await listHistory(db, { company, member: party }, most, null);
  return rows.map((row) => presentMyCall(row, now));
}
