import type { CompanyId } from '../../../contract/ids.ts';
import { type LogCompany, logCompanies } from '../../domains/audit/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { StartFault } from '../start-fault.ts';

/** All companies, or the one with a label or id. Throws `StartFault` where there is none. */
export async function chosenCompanies(
  { database }: Pick<Platform, 'database'>,
  named: string | undefined,
): Promise<LogCompany[]> {
  const all = await logCompanies(database.owner);
  if (named === undefined) return all;
  const wanted = named.trim().toLowerCase();
  const found = all.filter(({ id, label }) => id === (wanted as CompanyId) || label === wanted);
  if (found.length === 0) throw new StartFault(`No company has the label or id ${named}.`);
  return found;
}
