import { describe, expect, it } from 'vitest';
import { bodyOf, differences, type MemberValues, mergeValues } from './member-values.ts';

const base: MemberValues = {
  fullName: 'Amalie Dahl',
  localPart: 'amalie.dahl',
  accessRight: 'member',
  room: { name: 'Amalie’s room', hostPin: '4821', guestPin: '', lobby: false },
};

describe('changes of a member', () => {
  it('names what differs, in the order of the form, and not what only looks different', () => {
    const changed = { ...base, fullName: ' Amalie Dahl ', localPart: 'Amalie.D', room: { ...base.room, lobby: true } };
    expect(differences(base, changed)).toEqual(['localPart', 'room.lobby']);
    expect(differences(base, { ...base, localPart: 'AMALIE.DAHL' })).toEqual([]);
  });

  it('sends the changed fields alone, an emptied PIN as none', () => {
    const values = { ...base, fullName: 'Amalie Foss', room: { ...base.room, hostPin: '' } };
    expect(bodyOf(values, differences(base, values))).toEqual({ fullName: 'Amalie Foss', room: { hostPin: null } });
    expect(bodyOf(base, [])).toEqual({});
  });

  it('keeps mine where it was chosen and theirs everywhere else', () => {
    const mine = { ...base, fullName: 'Mine', room: { ...base.room, guestPin: '1111' } };
    const theirs = { ...base, fullName: 'Theirs', accessRight: 'administrator' as const };
    const merged = mergeValues(theirs, mine, ['room.guestPin']);
    expect(merged).toEqual({ ...theirs, room: { ...base.room, guestPin: '1111' } });
    expect(differences(theirs, merged)).toEqual(['room.guestPin']);
  });
});
