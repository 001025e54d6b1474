import type { OwnerRule, OwnersWish, TeamRoomOwners } from '../../../contract/team-room-views.ts';

export type Owner = TeamRoomOwners['members'][number];

/** What "Owners" holds; the members are kept while another rule is looked at. */
export interface OwnersValues {
  rule: OwnerRule;
  members: readonly Owner[];
}
export type OwnersField = keyof OwnersValues;

export const ownersOf = ({ rule, members }: TeamRoomOwners): OwnersValues => ({ rule, members });

/** Members count under their own rule only. */
const idsOf = ({ rule, members }: OwnersValues): string[] =>
  rule === 'members' ? members.map(({ id }) => id).toSorted() : [];

/** What differs between two versions. */
export function changedOwners(one: OwnersValues, other: OwnersValues): OwnersField[] {
  const sameMembers = idsOf(one).join() === idsOf(other).join();
  return [...(one.rule === other.rule ? [] : (['rule'] as const)), ...(sameMembers ? [] : (['members'] as const))];
}

/** As the service takes it. */
export const ownersWish = ({ rule, members }: OwnersValues): OwnersWish =>
  rule === 'members' ? { rule, members: members.map(({ id }) => id) } : { rule };

/** With one more; nothing changes where it is there. */
export const withOwner = (members: readonly Owner[], owner: Owner): readonly Owner[] =>
  members.some(({ id }) => id === owner.id)
    ? members
    : [...members, owner].toSorted((one, other) => one.fullName.localeCompare(other.fullName));
