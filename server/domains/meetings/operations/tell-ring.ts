import { z } from 'zod';
import { type CompanyId, companyId, type RingId, type RoomId, ringId, roomId } from '../../../../contract/ids.ts';
import { type RingEnd, ringEnd } from '../../../../contract/ringing.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { MeetingContext } from '../context.ts';

const channel = 'ring';

const to = z.string();

/** What nodes tell each other of rings, ids only. */
const ringNews = z.discriminatedUnion('of', [
  z.object({ of: z.literal('begin'), ring: ringId, company: companyId, room: roomId, to }),
  z.object({ of: z.literal('end'), ring: ringId, to, why: ringEnd }),
  /** The history of a member changed although nothing rang. */
  z.object({ of: z.literal('missed'), to }),
]);
export type RingNews = z.infer<typeof ringNews>;

type Telling = Pick<MeetingContext, 'platform'>;

export async function tellRing(
  { platform }: Telling,
  trx: Trx,
  {
    id,
    companyId: company,
    roomId: room,
    rung,
  }: { id: RingId; companyId: CompanyId; roomId: RoomId; rung: readonly string[] },
): Promise<void> {
  for (const party of rung) {
    const place = { ring: id, company, room };
    await platform.fanout.publish(channel, { of: 'begin', ...place, to: party }, trx);
  }
}

export async function tellRingEnd(
  { platform }: Telling,
  trx: Trx,
  { id, rung }: { id: RingId; rung: readonly string[] },
  why: RingEnd,
): Promise<void> {
  for (const party of rung) await platform.fanout.publish(channel, { of: 'end', ring: id, to: party, why }, trx);
}

export const tellMissed = ({ platform }: Telling, trx: Trx, party: string): Promise<void> =>
  platform.fanout.publish(channel, { of: 'missed', to: party }, trx);

/** Hears of rings on this node and the others. Returns the end of it. */
export const onRingNews = (
  { fanout }: Pick<MeetingContext['platform'], 'fanout'>,
  hear: (news: RingNews) => void,
): (() => void) =>
  fanout.subscribe(channel, (ids) => {
    const { data } = ringNews.safeParse(ids);
    if (data) hear(data);
  });
