import type { z } from 'zod';
import type { RoomId } from '../../../../contract/ids.ts';
import type { teamRooms } from '../../../../contract/team-rooms.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newDigits, newId } from '../../../platform/random.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { getCompany, takeLicence } from '../../companies/index.ts';
import { addressRules, chooseDomain, createParty } from '../../directory/index.ts';
import { checkPins, type PinRule, type PlainPins, sealPin } from '../pins.ts';
import '../tables.ts';
import { writeOwners } from './set-owners.ts';
import { proposeTeamRoomAddress, teamRoomAddress } from './team-room-address.ts';

export type NewTeamRoom = z.output<NonNullable<(typeof teamRooms.create)['~orpc']['inputSchema']>>['body'];

/** Digits of a PIN that is drawn; more where the company's rule wants more. */
const drawnDigits = 6;

/**
 * Adds a team room with its party and address, and takes a licence, in the caller's transaction. Throws
 * `no_licence_left`, `address_taken`, `address_malformed`, `domain_not_yours`, and what PINs and owners throw.
 */
export async function addTeamRoom(
  { secrets }: Pick<Platform, 'secrets'>,
  trx: Trx,
  acting: Acting,
  wish: NewTeamRoom,
): Promise<RoomId> {
  const { company, at } = acting;
  const { name, lobby, askForName, chatHistory } = wish;
  const { pinRequired, pinMinimumLength } = await getCompany(trx, company);
  const pins = choosePins(wish, { required: pinRequired, minimumLength: pinMinimumLength });
  const address = await chooseAddress(trx, acting, wish);
  await takeLicence(trx, company, 'team-room');

  const id = newId<RoomId>();
  try {
    await createParty(trx, company, { id, kind: 'room', name, email: null, address, listed: true, at });
  } catch (error) {
    throw addressTakenAtField(error);
  }
  const owners = wish.owners ?? { rule: 'administrators' as const };
  await trx
    .insertInto('room')
    .values({
      ...{
        id,
        companyId: company,
        kind: 'team',
        ownerId: null,
        name,
        address,
        lobby,
        askForName,
        chatHistory,
        createdAt: at,
      },
      hostPin: sealPin(secrets, pins.hostPin),
      guestPin: sealPin(secrets, pins.guestPin),
      ownerRule: owners.rule,
      removedAt: null,
    })
    .execute();
  const ownerNames = await writeOwners(trx, company, id, owners, '/owners');
  await recordAct(trx, acting, {
    act: 'team-room.added',
    object: { kind: 'team-room', id, name },
    after: {
      videoAddress: address,
      hostPin: pins.hostPin === null ? 'none' : 'set',
      guestPin: pins.guestPin === null ? 'none' : 'set',
      ...{ lobby, askForName, chatHistory },
      owners: ownerNames ?? owners.rule,
    },
  });
  return id;
}

/** Those that are wished for; a drawn host PIN where the company requires one and none is. */
function choosePins({ hostPin, guestPin }: NewTeamRoom, rule: PinRule): PlainPins {
  const drawn = rule.required ? newDigits(Math.max(drawnDigits, rule.minimumLength)) : null;
  const pins = { hostPin: hostPin ?? drawn, guestPin: guestPin ?? null };
  checkPins(pins, rule, new Set(['hostPin', 'guestPin']));
  return pins;
}

async function chooseAddress(trx: Trx, { company, at }: Acting, { name, localPart, domain }: NewTeamRoom) {
  if (localPart === undefined) return (await proposeTeamRoomAddress(trx, company, name, domain, at)).videoAddress;
  const rules = await addressRules(trx, company);
  return teamRoomAddress(rules, localPart, chooseDomain(rules, domain));
}

/** `address_taken` at the field that it is about. */
export const addressTakenAtField = (error: unknown): unknown =>
  error instanceof Problem && error.problem === 'address_taken' ? fieldProblem('address_taken', '/localPart') : error;
