import { isDeepStrictEqual } from 'node:util';
import type { Selectable, Updateable } from 'kysely';
import type { z } from 'zod';
import type { settings } from '../../../contract/settings.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { type Acting, recordAct } from '../audit/index.ts';
import { notePrivacy, presentSettings, setSettings } from './settings.ts';
import type { SettingsPorts } from './settings-ports.ts';
import { requireTimeZone } from './time-zone.ts';

type Change = z.output<NonNullable<(typeof settings.update)['~orpc']['inputSchema']>>['body'];
type Row = Selectable<Tables['company']>;

/**
 * Changes settings of a company that is locked, records what changed, and gives the row as it is then. Throws `suffix_taken` where a personal room's
 * new address is another's, and `wrong_input` for a time zone that there is not.
 */
export async function changeSettings(
  ports: Pick<SettingsPorts, 'moveRooms'>,
  trx: Trx,
  acting: Acting,
  row: Row,
  change: Change,
): Promise<Row> {
  const { company, at } = acting;
  const was = presentSettings(row);
  const { version: _version, logo: _logo, ...shown } = was;
  const keys = Object.keys(shown) as (keyof typeof shown)[];
  const changed = keys.filter((key) => change[key] !== undefined && !isDeepStrictEqual(change[key], was[key]));
  if (changed.length === 0) return row;
  if (change.timeZone !== undefined && changed.includes('timeZone')) requireTimeZone(change.timeZone, '/timeZone');

  if (change.roomSuffix !== undefined && changed.includes('roomSuffix')) {
    await ports.moveRooms(trx, company, change.roomSuffix, at);
  }
  if (change.statisticsPrivacy && changed.includes('statisticsPrivacy')) {
    // What held until now is on record too.
    await notePrivacy(trx, company, new Date(at.getTime() - 1), was.statisticsPrivacy);
    await notePrivacy(trx, company, at, change.statisticsPrivacy);
  }
  const saved = await setSettings(trx, company, columnsOf(change));
  const pick = (from: Change) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  await recordAct(trx, acting, {
    act: 'company.changed',
    object: { kind: 'company', id: company, name: change.name ?? row.name },
    before: pick(was),
    after: pick(change),
  });
  return saved;
}

const columnsOf = ({ pinRule, meetingLimits, ...change }: Change): Updateable<Tables['company']> => ({
  ...change,
  ...meetingLimits,
  ...(pinRule ? { pinRequired: pinRule.required, pinMinimumLength: pinRule.minimumLength } : {}),
});
