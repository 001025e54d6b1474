import { z } from 'zod';
import { roomId } from './ids.ts';
import { roomChange, roomView } from './members.ts';
import { method } from './method.ts';
import { instant, page, pageInput, versionHeader } from './values.ts';

const controlledRoom = z.object({
  id: roomId,
  name: z.string(),
  videoAddress: z.string(),
  link: z.url(),
  inside: z.number().int(),
});
export type ControlledRoom = z.infer<typeof controlledRoom>;

const guardedRoom = z.object({
  id: roomId,
  kind: z.enum(['personal', 'team']),
  name: z.string(),
  videoAddress: z.string(),
  lastTryAt: instant,
  /** Wrong PINs of late. */
  tries: z.number().int(),
  endsByItself: z.boolean().describe('After 10 quiet minutes; else only with a look or another PIN'),
});
export type GuardedRoom = z.infer<typeof guardedRoom>;

/** My own room has more than what a member's page shows of it. */
const ownRoomView = roomView.extend({ chatHistory: z.boolean() });
export type OwnRoomView = z.infer<typeof ownRoomView>;
const ownRoomChange = roomChange.extend({ chatHistory: z.boolean().optional() });

export const rooms = {
  mine: method({ permission: 'member', verb: 'GET', path: '/me/room', tag: 'Me', summary: 'My personal room' }).output(
    ownRoomView,
  ),
  updateMine: method({
    permission: 'member',
    verb: 'PATCH',
    path: '/me/room',
    tag: 'Me',
    summary: 'Change name, PINs, lobby and chat of my room',
    input: 'detailed',
    problems: ['stale', 'version_missing', 'pins_equal', 'guest_pin_alone'],
  })
    .input(z.object({ headers: versionHeader, body: ownRoomChange }))
    .output(ownRoomView),
  controlled: method({
    permission: 'member',
    verb: 'GET',
    path: '/me/rooms',
    tag: 'Me',
    summary: 'Team rooms that I have control of, as an owner or as an administrator',
  })
    .input(z.strictObject({ ...pageInput, search: z.string().max(100).optional() }))
    .output(page(controlledRoom)),
  guarded: method({
    permission: 'member',
    verb: 'GET',
    path: '/me/guarded-rooms',
    tag: 'Me',
    summary: 'Rooms that I have control of, my own too, on which many wrong PINs were given; at most 100',
  }).output(z.object({ items: z.array(guardedRoom) })),
  endGuard: method({
    permission: 'member',
    verb: 'DELETE',
    path: '/me/guarded-rooms/{id}',
    tag: 'Me',
    status: 204,
    summary: 'I have looked: PINs let people in again',
  })
    .input(z.strictObject({ id: roomId }))
    .output(z.void()),
};

export const meet = {
  look: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/meet/{address}',
    tag: 'Meetings',
    summary: 'What somebody needs to know before joining a room',
    problems: ['room_not_found', 'room_closed'],
  })
    .input(z.strictObject({ address: z.string().max(400) }))
    .output(
      z.object({
        name: z.string(),
        videoAddress: z.string(),
        companyName: z.string(),
        /** How this person would enter: as the table of rooms says. */
        entry: z.enum(['host', 'guest', 'pin']),
        /** With `pin`: whether one may also wait without a PIN (host PIN set, no guest PIN). */
        mayWait: z.boolean(),
        /** The name that others will see, for who is signed in; otherwise a name is asked for. */
        knownName: z.string().nullable(),
        inside: z.number().int(),
      }),
    ),
};
