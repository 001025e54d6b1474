import type { MemberId } from '../../../contract/ids.ts';
import type { Standing } from './admit.ts';
import type { Room } from './queries.ts';

/** A member of the room's company, as far as control goes. */
export interface Controller {
  id: MemberId;
  administrator: boolean;
}

/**
 * Who has control in a room: its owner, and each administrator; in a team room also whom the owner rule names. `null`
 * where that hangs on whether the member is an owner by name.
 */
export function standingByRule(
  { kind, ownerId, ownerRule }: Pick<Room, 'kind' | 'ownerId' | 'ownerRule'>,
  { id, administrator }: Controller,
): Standing | null {
  if (administrator || ownerId === id) return 'control';
  if (kind === 'personal' || ownerRule === 'administrators') return 'other';
  return ownerRule === 'everyone' ? 'control' : null;
}
