import type { LegId, RingId, ScreenAskId } from '../../contract/ids.ts';
import type { SentMessage } from '../../contract/live.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { newId } from '../platform/random.ts';
import { media } from './room-visitors.ts';
import { idleReport } from './screens.ts';

/** What a message is about: of a meeting that there is, or made up. */
export interface About {
  leg: LegId;
  ring: RingId;
  address: string;
}

/** The code with which somebody is refused; `may`: that is no misuse. */
type Refusal = ProblemCode | 'may';

interface Row {
  message(about: About): SentMessage;
  /** By a guest who is in no meeting. */
  outside: Refusal;
  /** By a guest who waits in the lobby. */
  waiting: Refusal;
  /** By a guest in the meeting. */
  guest: Refusal;
  /** About a party, a ring or an address that the sender has nothing to do with; `null` where it names none. */
  forged: { by: 'owner' | 'stranger'; code: ProblemCode } | null;
  /** Of the same message again, by the party for whom it was carried out; `may`: that is no misuse. */
  again: Refusal;
}

const forged = (code: ProblemCode, by: 'owner' | 'stranger' = 'owner') => ({ by, code });
const outsider = { outside: 'not_in_meeting', waiting: 'not_in_meeting' } as const;
const control = { ...outsider, guest: 'not_allowed' } as const;
const everybody = { ...outsider, guest: 'may', forged: null, again: 'may' } as const;
const rates = { audioIn: 30, videoIn: 900, audioOut: 30, videoOut: 900 };
const sample = {
  ...{ good: 25, fair: 5, bad: 0, causes: { delay: 5 }, roundTrip: 40, jitter: 3, lossIn: 0, lossOut: 0 },
  ...{ ...rates, framesIn: 24, framesOut: 24, relayed: false },
};

/** Every message that a page may send, and who may not. A message of the contract without its row is no program. */
export const misuseRows: Readonly<Record<SentMessage['type'], Row>> = {
  join: {
    message: ({ address }) => ({
      ...{ type: 'join', ref: 'r', address, name: 'Eve', pin: '000000' },
      ...{ ask: newId<ScreenAskId>(), media },
    }),
    ...{ outside: 'may', waiting: 'may', guest: 'already_done', again: 'already_done' },
    forged: forged('room_not_found', 'stranger'),
  },
  resume: {
    message: ({ leg }) => ({ type: 'resume', ref: 'r', leg, token: 'guessed', media }),
    ...{ outside: 'resume_refused', waiting: 'already_done', guest: 'already_done', again: 'may' },
    forged: forged('resume_refused', 'stranger'),
  },
  leave: {
    message: () => ({ type: 'leave', ref: 'r' }),
    ...{ outside: 'not_in_meeting', waiting: 'may', guest: 'may', forged: null, again: 'not_in_meeting' },
  },
  media: {
    message: () => ({ type: 'media', media: { ...media, screen: false } }),
    ...everybody,
    waiting: 'may',
  },
  signal: {
    message: ({ leg }) => ({
      type: 'signal',
      to: leg,
      signal: {
        session: 's',
        description: { type: 'offer', sdp: 'v=0' },
        candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' },
        shown: { camera: 180, screen: 0 },
      },
    }),
    ...everybody,
    forged: forged('not_found'),
  },
  quality: { message: () => ({ type: 'quality', sample }), ...everybody },
  renew: { message: () => ({ type: 'renew', ref: 'r' }), ...everybody },
  admit: {
    message: ({ leg }) => ({ type: 'admit', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'not_found' },
  },
  refuse: {
    message: ({ leg }) => ({ type: 'refuse', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'not_found' },
  },
  mute: {
    message: ({ leg }) => ({ type: 'mute', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'may' },
  },
  lock: { message: () => ({ type: 'lock', ref: 'r', locked: true }), ...control, forged: null, again: 'may' },
  disconnect: {
    message: ({ leg }) => ({ type: 'disconnect', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'not_found' },
  },
  'end-for-all': {
    message: () => ({ type: 'end-for-all', ref: 'r' }),
    ...control,
    ...{ forged: null, again: 'not_in_meeting' },
  },
  'make-host': {
    message: ({ leg }) => ({ type: 'make-host', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'may' },
  },
  'give-control': {
    message: ({ leg }) => ({ type: 'give-control', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'may' },
  },
  'make-guest': {
    message: ({ leg }) => ({ type: 'make-guest', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'may' },
  },
  'lower-hand': {
    message: ({ leg }) => ({ type: 'lower-hand', ref: 'r', leg }),
    ...control,
    ...{ forged: forged('not_found'), again: 'may' },
  },
  hand: { message: () => ({ type: 'hand', raised: true }), ...everybody },
  react: { message: () => ({ type: 'react', reaction: '👍' }), ...everybody },
  chat: { message: () => ({ type: 'chat', ref: 'r', text: 'hello' }), ...everybody },
  stay: { message: () => ({ type: 'stay', ref: 'r' }), ...everybody },
  call: {
    message: ({ address }) => ({ type: 'call', ref: 'r', address, media }),
    ...{ outside: 'not_signed_in', waiting: 'not_signed_in', guest: 'not_signed_in', again: 'may' },
    forged: forged('address_unknown', 'stranger'),
  },
  answer: {
    message: ({ ring }) => ({ type: 'answer', ref: 'r', ring, media }),
    ...{ outside: 'not_signed_in', waiting: 'not_signed_in', guest: 'not_signed_in', again: 'already_done' },
    forged: forged('ring_over', 'stranger'),
  },
  decline: {
    message: ({ ring }) => ({ type: 'decline', ref: 'r', ring }),
    ...{ outside: 'not_signed_in', waiting: 'not_signed_in', guest: 'not_signed_in', again: 'ring_over' },
    forged: forged('ring_over', 'stranger'),
  },
  invite: {
    message: ({ address }) => ({ type: 'invite', ref: 'r', address }),
    ...control,
    ...{ forged: forged('address_unknown'), again: 'already_done' },
  },
  cancel: {
    message: ({ ring }) => ({ type: 'cancel', ref: 'r', ring }),
    ...control,
    ...{ forged: forged('ring_over'), again: 'ring_over' },
  },
  watch: {
    message: ({ leg }) => ({ type: 'watch', parties: [leg] }),
    ...{ outside: 'not_signed_in', waiting: 'not_signed_in', guest: 'not_signed_in', forged: null, again: 'may' },
  },
  screen: {
    message: () => ({ type: 'screen', report: idleReport }),
    ...{ outside: 'not_found', waiting: 'not_found', guest: 'not_found', again: 'may' },
    forged: forged('not_found'),
  },
};
