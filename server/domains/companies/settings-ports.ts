import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { settings } from '../../../contract/settings.ts';
import type { Db, Trx } from '../../platform/database/database.ts';

type Preview<Name extends 'previewSuffix' | 'previewPinRule'> = z.output<
  NonNullable<(typeof settings)[Name]['~orpc']['outputSchema']>
>;

/** What settings need from the domains above companies. */
export interface SettingsPorts {
  /** Moves all personal rooms to another suffix, in the transaction of the setting. Throws `suffix_taken`. */
  moveRooms(trx: Trx, company: CompanyId, suffix: string, at: Date): Promise<void>;
  previewSuffix(db: Db, company: CompanyId, suffix: string, at: Date): Promise<Preview<'previewSuffix'>>;
  previewPinRule(
    db: Db,
    company: CompanyId,
    rule: { required: boolean; minimumLength: number },
  ): Promise<Preview<'previewPinRule'>>;
  /** When the records end that a retention keeps, and how many calls are older; null where privacy does not show it. */
  previewRetention(
    db: Db,
    company: CompanyId,
    months: number,
    at: Date,
  ): Promise<{ before: Date; calls: number | null }>;
}
