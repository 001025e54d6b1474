import type { CompanyId, ScreenAskId } from '../../../../contract/ids.ts';
import { freshAsk } from '../../video-systems/index.ts';
import type { MeetingContext } from '../context.ts';
import type { CheckedPin } from './check-pin.ts';
import type { Visitor } from './visitor.ts';

export interface BroughtIn {
  /** Somebody with control of the room asked for it. */
  atOnce: boolean;
  /** The PIN that the phone gave. */
  checked: CheckedPin;
}

/** What a phone's ask is worth to a screen that comes into a room by it (decision 035); null without one, or for another room. */
export async function readAsk(
  { platform: { database, clock } }: Pick<MeetingContext, 'platform'>,
  { visitor: { system }, ask }: { visitor: Visitor; ask?: ScreenAskId | undefined },
  { company, room }: { company: CompanyId; room: string },
): Promise<BroughtIn | null> {
  if (!system || ask === undefined) return null;
  const place = { company: system.company, system: system.id };
  const asked = await freshAsk(database.forCompany(system.company), place, ask, clock.now());
  if (asked?.roomCompanyId !== company || asked.roomId !== room) return null;
  return { atOnce: asked.atOnce, checked: { pin: asked.pin, fits: asked.pinFits } };
}
