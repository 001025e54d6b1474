import type { LegId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { type Rights, setRights } from '../queries.ts';
import type { PartyPlace } from './in-meeting.ts';
import { findInside, withControl } from './with-control.ts';

type Given = 'host' | 'control' | 'guest';

/** Host without control; control, which makes a host too; or neither any more. */
const rightsOf: Record<Given, (rights: Rights) => Rights> = {
  host: (rights) => ({ ...rights, role: 'host' }),
  control: (rights) => ({ ...rights, role: 'host', control: true }),
  guest: (rights) => ({ ...rights, role: 'guest', control: false }),
};

/**
 * Gives a party the role of a host, control, or takes what is no owner's both away, until it leaves; the record of its
 * leg keeps the role with which it came. Throws `not_in_meeting`, `not_allowed`, `not_found`.
 */
export const giveRights = (context: MeetingContext, keeper: PartyPlace, who: LegId, given: Given): Promise<void> =>
  withControl(context, keeper, async ({ trx, parties }) => {
    const { legId, partyKind, role, control, owner } = findInside(parties, who);
    if (given === 'control' && partyKind === 'video-system') {
      throw new Problem('not_allowed', { detail: 'A video system gets no control: anybody may stand before it.' });
    }
    if (given === 'guest' && owner) {
      throw new Problem('not_allowed', { detail: 'Owners of the room and administrators stay hosts with control.' });
    }
    const rights = rightsOf[given]({ role, control, owner });
    const isChanged = rights.role !== role || rights.control !== control;
    if (!isChanged) return null;
    await setRights(trx, keeper.company, [legId], rights);
    return parties.map((party) => (party.legId === legId ? { ...party, ...rights } : party));
  });
