import Bowser from 'bowser';
import type { AccountId, CompanyId, MemberId } from '../../../../contract/ids.ts';
import { line } from '../../../../contract/values.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Caller } from '../../../platform/http/request-context.ts';
import type { LiveSession } from '../../../platform/live/live-session.ts';
import { nameOfParty } from '../../directory/index.ts';
import type { MeetingContext } from '../context.ts';

/** Who is at a room's door. */
export interface Visitor {
  caller: Caller;
  account: AccountId | null;
  /** The member behind the session, of whatever company. */
  member: { id: MemberId; company: CompanyId } | null;
  /** The member's own name, or what a guest gave; null where none is known. */
  name: string | null;
  origin: string;
  browser: string | null;
}

const guestName = line(100);

/** Finds out who is behind a live session. A guest's name is cleaned; throws `wrong_input` where it can't be shown. */
export async function readVisitor(
  { platform }: Pick<MeetingContext, 'platform'>,
  { caller, origin, userAgent }: LiveSession,
  givenName: string | undefined,
): Promise<Visitor> {
  const member = caller.kind === 'account' ? caller.member : null;
  return {
    caller,
    account: caller.kind === 'account' ? caller.account : null,
    member: member && { id: member.id, company: member.company },
    name: member
      ? await nameOfParty(platform.database.forCompany(member.company), member.company, member.id)
      : readName(givenName),
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

/** The name that others see. Throws `name_missing` where the room asks for one and none is known. */
export function shownName({ name }: Visitor, isAsked: boolean): string {
  if (name) return name;
  if (isAsked) throw new Problem('name_missing');
  return 'Guest';
}

/** Family of the browser for statistics: no version, nothing that tells one person from another. */
function browserFamily(userAgent: string): string | null {
  if (userAgent === '') return null;
  return Bowser.getParser(userAgent).getBrowserName().slice(0, 40) || null;
}
