import { useLingui } from '@lingui/react/macro';
import type { RoomView } from '../../../contract/members.ts';

/** Makes the text that invites people to a room: link, address, and the PIN that guests need. */
export function useInvitationText(): (room: Pick<RoomView, 'name' | 'link' | 'videoAddress' | 'guestPin'>) => string {
  const { t } = useLingui();
  return ({ name, link, videoAddress, guestPin }) =>
    [
      t`You are invited to meet in “${name}”.`,
      '',
      t`Join in the browser: ${link}`,
      t`From a video system: ${videoAddress}`,
      ...(guestPin ? [t`PIN: ${guestPin}`] : []),
    ].join('\n');
}
