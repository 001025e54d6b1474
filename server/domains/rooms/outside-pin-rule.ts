import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { PinRule } from './pins.ts';
import './tables.ts';

export interface RoomOutsideRule {
  kind: 'personal' | 'team';
  name: string;
  address: string;
  why: 'no-pin' | 'too-short';
}

/** Characters of a sealed PIN: 12 bytes of nonce, the digits, 16 bytes of tag, in base64url. Grows with each digit. */
const sealedLength = (digits: number): number => Math.ceil(((28 + digits) * 4) / 3);

/** The rooms that a PIN rule would not fit, at most `most` by name, and how many there are of each kind of fault. */
export async function roomsOutsideRule(db: Db, company: CompanyId, rule: PinRule, most = 100) {
  const shortest = sealedLength(rule.minimumLength);
  const { rows } = await sql<RoomOutsideRule & { withoutPin: number; tooShort: number }>`
    with outside as (
      select kind, name, address, name_key, id, case when host_pin is null then 'no-pin' else 'too-short' end as why
      from (select kind, name, address, search_text(name) as name_key, id, host_pin, guest_pin from room
        where company_id = ${company} and removed_at is null) room
      where (${rule.required} and host_pin is null)
        or length(host_pin) < ${shortest} or length(guest_pin) < ${shortest})
    select kind, name, address, why, (count(*) filter (where why = 'no-pin') over ())::int as "withoutPin",
      (count(*) filter (where why = 'too-short') over ())::int as "tooShort"
    from outside order by name_key, id limit ${most}`.execute(db);
  return {
    withoutPin: rows[0]?.withoutPin ?? 0,
    tooShort: rows[0]?.tooShort ?? 0,
    rooms: rows.map(({ kind, name, address, why }) => ({ kind, name, videoAddress: address, why })),
  };
}
