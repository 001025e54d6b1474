import Bowser from 'bowser';
import type { AccountId, CompanyId, MemberId } from '../../../../contract/ids.ts';
import { line } from '../../../../contract/values.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Caller } from '../../../platform/http/request-context.ts';
import type { LiveSession } from '../../../platform/live/live-session.ts';
import { nameOfParty } from '../../directory/index.ts';
import type { Room } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';

/** Who is at a room's door. */
export interface Visitor {
  caller: Caller;
  account: AccountId | null;
  /** The member behind the session, of whatever company. */
  member: { id: MemberId; company: CompanyId } | null;
  /** What somebody who is no member gave; null where nothing. */
  givenName: string | null;
  origin: string;
  browser: string | null;
}

const guestName = line(100);

/** Who is behind a live session. A guest's name is cleaned; throws `wrong_input` where it can't be shown. */
export function readVisitor({ caller, origin, userAgent }: LiveSession, givenName: string | undefined): Visitor {
  const member = caller.kind === 'account' ? caller.member : null;
  return {
    caller,
    account: caller.kind === 'account' ? caller.account : null,
    member: member && { id: member.id, company: member.company },
    givenName: member ? null : readName(givenName),
    origin,
    browser: browserFamily(userAgent),
  };
}

function readName(given: string | undefined): string | null {
  if (given === undefined || given.trim() === '') return null;
  const read = guestName.safeParse(given);
  if (!read.success) throw fieldProblem('wrong_input', '/name', 'Use a name without characters that can’t be shown.');
  return read.data;
}

/** The name of a visiting member of another company, read as that company; null for everybody else. */
export async function nameElsewhere(
  { platform }: Pick<MeetingContext, 'platform'>,
  { member }: Visitor,
  here: CompanyId,
): Promise<string | null> {
  if (!member || member.company === here) return null;
  return nameOfParty(platform.database.forCompany(member.company), member.company, member.id);
}

/** The name that others see. Throws `name_missing` where the room asks for one and none is known. */
export async function shownName(trx: Trx, { member, givenName }: Visitor, room: Room): Promise<string> {
  const own = member?.company === room.companyId ? await nameOfParty(trx, room.companyId, member.id) : null;
  const name = own ?? givenName;
  if (name) return name;
  if (room.askForName) throw new Problem('name_missing');
  return 'Guest';
}

/** Family of the browser for statistics: no version, nothing that tells one person from another. */
function browserFamily(userAgent: string): string | null {
  if (userAgent === '') return null;
  return Bowser.getParser(userAgent).getBrowserName().slice(0, 40) || null;
}
