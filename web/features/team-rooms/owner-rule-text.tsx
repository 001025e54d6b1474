import { Plural, Trans } from '@lingui/react/macro';
import type { TeamRoomRow } from '../../../contract/team-room-views.ts';

/** Who has control beside the administrators, in a few words. */
export function OwnerRuleText({ room: { ownerRule, owners } }: { room: Pick<TeamRoomRow, 'ownerRule' | 'owners'> }) {
  if (ownerRule === 'everyone') return <Trans>All users</Trans>;
  if (ownerRule === 'administrators') return <Trans>Administrators only</Trans>;
  return <Plural value={owners} _0="No owner left" one="# owner" other="# owners" />;
}
