import type { z } from 'zod';
import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import type { roomChange } from '../../../../contract/members.ts';
import type { Secrets } from '../../../platform/config/secrets.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { getCompany } from '../../companies/index.ts';
import { changeAddress, renameParty } from '../../directory/index.ts';
import { endGuard } from '../guard.ts';
import { checkPins, openPin, type PlainPins, sealPin } from '../pins.ts';
import { lockRoom, type Room } from '../queries.ts';

/** What is absent stays; `null` takes a PIN away. */
export type RoomChange = z.output<typeof roomChange> & {
  askForName?: boolean | undefined;
  chatHistory?: boolean | undefined;
};

export interface Changes {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * Changes name, PINs, lobby, whether a name is asked for and whether the chat is read by who joins later. Throws `guest_pin_alone`, `pins_equal`, `pin_malformed`, `not_found`. Answers
 * what changed, for the activity log: of PINs only whether there is one. Null where nothing did. `pointer` is where the room is in the body.
 */
export async function changeRoom(
  trx: Trx,
  company: CompanyId,
  room: RoomId,
  change: RoomChange,
  secrets: Secrets,
  pointer = '',
): Promise<Changes | null> {
  const row = await lockRoom(trx, company, room);
  if (!row || row.removedAt) throw new Problem('not_found');
  const was: PlainPins = { hostPin: openPin(secrets, row.hostPin), guestPin: openPin(secrets, row.guestPin) };
  const pins = {
    hostPin: change.hostPin === undefined ? was.hostPin : change.hostPin,
    guestPin: change.guestPin === undefined ? was.guestPin : change.guestPin,
  };
  const newPins = new Set((['hostPin', 'guestPin'] as const).filter((which) => pins[which] !== was[which]));
  if (newPins.size > 0) {
    const { pinRequired, pinMinimumLength } = await getCompany(trx, company);
    checkPins(pins, { required: pinRequired, minimumLength: pinMinimumLength }, newPins, pointer);
  }
  const name = change.name ?? row.name;
  const lobby = change.lobby ?? row.lobby;
  const askForName = change.askForName ?? row.askForName;
  const chatHistory = change.chatHistory ?? row.chatHistory;
  const changes = difference(row, { name, lobby, askForName, chatHistory }, newPins, pins);
  if (!changes) return null;
  await trx
    .updateTable('room')
    .set((eb) => ({
      ...{ name, lobby, askForName, chatHistory },
      ...(newPins.has('hostPin') ? { hostPin: sealPin(secrets, pins.hostPin) } : {}),
      ...(newPins.has('guestPin') ? { guestPin: sealPin(secrets, pins.guestPin) } : {}),
      version: eb('version', '+', 1),
    }))
    .where('companyId', '=', company)
    .where('id', '=', room)
    .execute();
  if (name !== row.name) await renameParty(trx, company, room, { name });
  if (newPins.size > 0) await endGuard(trx, row);
  return changes;
}

function difference(
  row: Room,
  next: Pick<Room, 'name' | 'lobby' | 'askForName' | 'chatHistory'>,
  newPins: ReadonlySet<keyof PlainPins>,
  pins: PlainPins,
): Changes | null {
  const before: Changes['before'] = {};
  const after: Changes['after'] = {};
  for (const key of ['name', 'lobby', 'askForName', 'chatHistory'] as const) {
    if (row[key] !== next[key]) [before[key], after[key]] = [row[key], next[key]];
  }
  for (const which of newPins) {
    const had = row[which] === null ? 'none' : 'set';
    const given = had === 'none' ? 'set' : 'changed';
    before[which] = had;
    after[which] = pins[which] === null ? 'none' : given;
  }
  return Object.keys(after).length > 0 ? { before, after } : null;
}

/** Gives a room another address; the old one is its alias for 90 days. Throws `address_taken`. */
export async function moveRoom(trx: Trx, company: CompanyId, room: RoomId, address: string, now: Date): Promise<void> {
  await changeAddress(trx, company, room, address, now);
  await trx
    .updateTable('room')
    .set((eb) => ({ address, version: eb('version', '+', 1) }))
    .where('companyId', '=', company)
    .where('id', '=', room)
    .execute();
}

/** Gives a room another name. */
export async function renameRoom(trx: Trx, company: CompanyId, room: RoomId, name: string): Promise<void> {
  await trx
    .updateTable('room')
    .set((eb) => ({ name, version: eb('version', '+', 1) }))
    .where('companyId', '=', company)
    .where('id', '=', room)
    .execute();
  await renameParty(trx, company, room, { name });
}
