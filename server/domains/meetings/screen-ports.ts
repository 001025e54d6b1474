import type { ScreenPorts } from '../video-systems/index.ts';
import type { MeetingContext } from './context.ts';
import { locateParty } from './locate.ts';
import { checkPin } from './operations/check-pin.ts';
import { readMeeting } from './queries.ts';

/** What phones that bring a video system into a meeting need to know of meetings. */
export function createScreenPorts(context: MeetingContext): Pick<ScreenPorts, 'meetingsOf' | 'checkPin'> {
  const { database } = context.platform;
  return {
    async meetingsOf(member) {
      const places = await locateParty(database.resolver, member);
      const meetings = await Promise.all(
        places.map(async ({ company, room }) => {
          const read = await readMeeting(database.forCompany(company), company, room);
          if (read?.meeting.kind !== 'meeting') return [];
          const own = read.parties.filter(({ partyId, state }) => partyId === member && state === 'in');
          return own.length > 0 ? [{ company, room, control: own.some(({ control }) => control) }] : [];
        }),
      );
      return meetings.flat();
    },

    checkPin: ({ caller, origin }, company, room, pin) => {
      const account = caller.kind === 'account' ? caller.account : null;
      const nobody = { member: null, system: null, givenName: null, browser: null };
      return checkPin(context, company, room, { ...nobody, caller, account, origin }, pin);
    },
  };
}
