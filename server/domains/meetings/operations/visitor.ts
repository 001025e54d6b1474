import Bowser from 'bowser';
import type { AccountId, CompanyId, MemberId, VideoSystemId } from '../../../../contract/ids.ts';
import { line } from '../../../../contract/values.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Caller } from '../../../platform/http/request-context.ts';
import type { LiveCaller, LiveSession } from '../../../platform/live/live-session.ts';
import { nameOfParty } from '../../directory/index.ts';
import type { Room } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';

/** Who is at a room's door. */
export interface Visitor {
  /** Nobody for a video system: it has no rights but its own. */
  caller: Caller;
  account: AccountId | null;
  /** The member behind the session, of whatever company. */
  member: { id: MemberId; company: CompanyId } | null;
  /** The video system whose screen it is, of whatever company. */
  system: { id: VideoSystemId; company: CompanyId } | null;
  /** What somebody who is no member gave; null where nothing. */
  givenName: string | null;
  origin: string;
  browser: string | null;
}

const guestName = line(100);

/** Who is behind a live session. A guest's name is cleaned; throws `wrong_input` where it can't be shown. */
export function readVisitor(session: LiveSession<LiveCaller>, givenName: string | undefined): Visitor {
  const { origin, userAgent } = session;
  const caller: Caller = session.caller.kind === 'video-system' ? { kind: 'anonymous' } : session.caller;
  const system = session.caller.kind === 'video-system' ? session.caller : null;
  const member = caller.kind === 'account' ? caller.member : null;
  return {
    caller,
    account: caller.kind === 'account' ? caller.account : null,
    member: member && { id: member.id, company: member.company },
    system: system && { id: system.system, company: system.company },
    givenName: member || system ? null : readName(givenName),
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

/** The name of a visiting member or system of another company, read as that company; null for everybody else. */
export async function nameElsewhere(
  { platform }: Pick<MeetingContext, 'platform'>,
  { member, system }: Visitor,
  here: CompanyId,
): Promise<string | null> {
  const party = member ?? system;
  if (!party || party.company === here) return null;
  return nameOfParty(platform.database.forCompany(party.company), party.company, party.id);
}

/** The name that others see. Throws `name_missing` where the room asks for one and none is known. */
export async function shownName(trx: Trx, visitor: Visitor, room: Room): Promise<string> {
  const { givenName } = visitor;
  const party = visitor.member ?? visitor.system;
  const own = party?.company === room.companyId ? await nameOfParty(trx, room.companyId, party.id) : null;
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
