import type { CompanyId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { changeCompany, type LicenceKind, licencesOf, lockCompany, setLicenceTotal } from '../../companies/index.ts';
import { requireCompany } from '../view.ts';
import { trialEnd } from './trial-end.ts';

interface Change {
  version: number;
  name?: string | undefined;
  trialEndsOn?: string | undefined;
}

/** Changes name and end of the trial. False where the company has another version. Throws `not_found`, `wrong_input`. */
export async function editCompany(platform: Platform, acting: Acting, change: Change): Promise<boolean> {
  const { database } = platform;
  const { company } = acting;
  const { timeZone } = await requireCompany(platform, company);
  const trialEndsAt = change.trialEndsOn ? await trialEnd(platform, change.trialEndsOn, timeZone) : undefined;
  return database.operator.transaction().execute(async (trx) => {
    const before = await lockCompany(trx, company);
    if (!before) throw new Problem('not_found');
    if (before.version !== change.version) return false;
    const { old, next } = differenceOf(before, change.name, trialEndsAt);
    if (Object.keys(next).length === 0) return true;
    await changeCompany(trx, company, { ...next, ...(next.trialEndsAt ? { trialWarned: null } : {}) });
    await recordAct(trx, acting, {
      act: 'company.changed',
      object: { kind: 'company', id: company, name: next.name ?? before.name },
      before: old,
      after: next,
    });
    return true;
  });
}

interface Editable {
  name: string;
  trialEndsAt: Date | null;
}

/** What changes, before and after. */
function differenceOf(before: Editable, name: string | undefined, trialEndsAt: Date | undefined) {
  const isNamed = name !== undefined && name !== before.name;
  const isMoved = trialEndsAt !== undefined && trialEndsAt.getTime() !== before.trialEndsAt?.getTime();
  return {
    old: { ...(isNamed ? { name: before.name } : {}), ...(isMoved ? { trialEndsAt: before.trialEndsAt } : {}) },
    next: { ...(isNamed ? { name } : {}), ...(isMoved ? { trialEndsAt } : {}) },
  };
}

export type LicenceTotals = Partial<Record<LicenceKind, number | undefined>>;

/**
 * Sets how many licences there are. What is used stays where it is more: nothing can be added until it is less. False
 * where the company has another version. Throws `not_found`.
 */
export async function setLicences(
  { database }: Platform,
  acting: Acting,
  { version, totals }: { version: number; totals: LicenceTotals },
): Promise<boolean> {
  const { company } = acting;
  return database.operator.transaction().execute(async (trx) => {
    const row = await lockCompany(trx, company);
    if (!row) throw new Problem('not_found');
    if (row.version !== version) return false;
    const changed = (await licencesOf(trx, company)).flatMap(({ kind, total, used }) => {
      const next = totals[kind];
      return next === undefined || next === total ? [] : [{ kind, total, used, next }];
    });
    if (changed.length === 0) return true;
    for (const { kind, next } of changed) await setLicenceTotal(trx, company, kind, next);
    await changeCompany(trx, company);
    const listed = (of: (one: (typeof changed)[number]) => number) =>
      Object.fromEntries(changed.map((one) => [one.kind, of(one)]));
    await recordAct(trx, acting, {
      act: 'licence.changed',
      object: { kind: 'licence', id: company, name: row.name },
      before: { ...listed(({ total }) => total), used: listed(({ used }) => used) },
      after: listed(({ next }) => next),
    });
    return true;
  });
}

/** What a stale change is answered with. */
export const staleCompany = (company: { id: CompanyId }) => new Problem('stale', { current: company });
