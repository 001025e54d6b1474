import { z } from 'zod';
import { roomChange, roomView } from './members.ts';
import { method } from './method.ts';
import { versionHeader } from './values.ts';

export const rooms = {
  mine: method({ permission: 'member', verb: 'GET', path: '/me/room', tag: 'Me', summary: 'My personal room' }).output(
    roomView,
  ),
  updateMine: method({
    permission: 'member',
    verb: 'PATCH',
    path: '/me/room',
    tag: 'Me',
    summary: 'Change name, PINs and lobby of my room',
    input: 'detailed',
    problems: ['stale', 'version_missing', 'pins_equal', 'guest_pin_alone'],
  })
    .input(z.object({ headers: versionHeader, body: roomChange }))
    .output(roomView),
};

export const meet = {
  look: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/meet/{address}',
    tag: 'Meetings',
    summary: 'What somebody needs to know before joining a room',
    problems: ['room_not_found'],
  })
    .input(z.object({ address: z.string().max(400) }))
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
