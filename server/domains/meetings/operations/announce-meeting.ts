import type { EndReason } from '../../../../contract/live.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { MeetingContext } from '../context.ts';
import type { MeetingRow } from '../queries.ts';

export interface News {
  /** Why some who waited do so no more, of which no record tells. */
  gone?: EndReason | undefined;
  /** The node that shows its own sockets what it wrote, as soon as that is committed. */
  shownBy?: string | undefined;
}

/** Tells every node, with the commit, that a locked meeting has changed. */
export const announceMeeting = (
  { fanout }: Pick<MeetingContext['platform'], 'fanout'>,
  trx: Trx,
  { roomId, companyId, version }: Pick<MeetingRow, 'roomId' | 'companyId' | 'version'>,
  { gone, shownBy }: News = {},
): Promise<void> =>
  fanout.publish(
    'meeting',
    {
      room: roomId,
      company: companyId,
      version: String(version),
      ...(gone ? { gone } : {}),
      ...(shownBy ? { shownBy } : {}),
    },
    trx,
  );
