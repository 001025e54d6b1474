import { z } from 'zod';
import { callId, legId, ringId, screenAskId } from './ids.ts';
import { mediaAccess } from './media-access.ts';
import { chatLength, reactions } from './plain-values.ts';
import { presenceMessage, watchMessage } from './presence.ts';
import { problem } from './problems.ts';
import { qualityMessage } from './quality.ts';
import { ring, ringEnd } from './ringing.ts';
import { remoteAct, screenReport } from './screen.ts';
import { instant } from './values.ts';

/** Messages of the one WebSocket, `/api/v1/live`: JSON text frames of at most 64 KiB. */

const sdp = z.object({
  type: z.enum(['offer', 'answer', 'pranswer', 'rollback']),
  sdp: z.string().max(60_000).optional(),
});
const candidate = z.object({
  candidate: z.string().max(2000),
  sdpMid: z.string().max(100).nullish(),
  sdpMLineIndex: z.number().int().nullish(),
  usernameFragment: z.string().max(300).nullish(),
});

const shownSide = z.number().int().min(0).max(10_000);

/** What one party's browser tells another's on `mesh` (RFC 8829, perfect negotiation). `session` changes when a page starts its peer anew. */
export const signal = z.object({
  session: z.string().max(64),
  description: sdp.optional(),
  candidate: candidate.nullish(),
  /** How large the sender shows the receiver: the shorter side in pixels, 0 for not at all. */
  shown: z.object({ camera: shownSide, screen: shownSide }).optional(),
});
export type Signal = z.infer<typeof signal>;

/** What a party sends. `screen`: shares a screen beside the camera. */
export const mediaState = z.object({
  microphone: z.boolean(),
  camera: z.boolean(),
  screen: z.boolean().default(false),
});
export type MediaState = z.infer<typeof mediaState>;

export const reaction = z.enum(reactions);
export type Reaction = z.infer<typeof reaction>;

const ref = z.string().max(64);
/** One party, or everybody else who is in. */
const oneOrAll = z.union([legId, z.literal('all')]);

/** `ref` comes back in the answer. */
export const clientMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('join'),
    ref,
    address: z.string().max(400),
    name: z.string().max(100).optional(),
    pin: z.string().max(20).optional(),
    /** Of a video system's screen that was asked to come by `join-now`. */
    ask: screenAskId.optional(),
    media: mediaState,
  }),
  /** Come back into the same meeting as the same leg (or to the same place in the queue) after the socket was lost. */
  z.object({
    type: z.literal('resume'),
    ref,
    leg: legId,
    token: z.string().max(200),
    media: mediaState,
  }),
  z.object({ type: z.literal('leave'), ref }),
  z.object({ type: z.literal('media'), media: mediaState }),
  z.object({ type: z.literal('signal'), to: legId, signal }),
  qualityMessage,
  /** Asks for new access to the media, where that of `joined` ends before the meeting: `access` follows. */
  z.object({ type: z.literal('renew'), ref }),
  /** Lets one in who waits, or all as far as there is space; for who has control, and for hosts. */
  z.object({ type: z.literal('admit'), ref, leg: oneOrAll }),
  /** Sends one away who waits. */
  z.object({ type: z.literal('refuse'), ref, leg: legId }),

  // For who has control.
  /** Turns a microphone off, or all others'; only its owner turns it on again. */
  z.object({ type: z.literal('mute'), ref, leg: oneOrAll }),
  z.object({ type: z.literal('lock'), ref, locked: z.boolean() }),
  /** Ends a party's connection to the meeting. */
  z.object({ type: z.literal('disconnect'), ref, leg: legId }),
  z.object({ type: z.literal('end-for-all'), ref }),
  /** Gives the role of a host: the meeting goes on with it, and it lets in. No control. */
  z.object({ type: z.literal('make-host'), ref, leg: legId }),
  /** Gives control until it leaves, and with it the role of a host; not to a video system. */
  z.object({ type: z.literal('give-control'), ref, leg: legId }),
  /** Takes role and control away again from who is no owner and no administrator. */
  z.object({ type: z.literal('make-guest'), ref, leg: legId }),
  z.object({ type: z.literal('lower-hand'), ref, leg: oneOrAll }),

  // For everybody who is in.
  z.object({ type: z.literal('hand'), raised: z.boolean() }),
  z.object({ type: z.literal('react'), reaction }),
  z.object({ type: z.literal('chat'), ref, text: z.string().max(4 * chatLength) }),
  /** Goes on where the meeting is about to end for want of others. */
  z.object({ type: z.literal('stay'), ref }),

  // Ringing.
  /** Calls the party of an address: `calling` follows, and with the answer `joined` by the same ref. */
  z.object({ type: z.literal('call'), ref, address: z.string().max(400), media: mediaState }),
  /** Takes a call that rings here: `joined` follows, as after `join`. */
  z.object({ type: z.literal('answer'), ref, ring: ringId, media: mediaState }),
  z.object({ type: z.literal('decline'), ref, ring: ringId }),
  /** Rings a member or a video system, so that it comes into the call that one is in. */
  z.object({ type: z.literal('invite'), ref, address: z.string().max(400) }),
  /** Stops what one rings by `invite`. */
  z.object({ type: z.literal('cancel'), ref, ring: ringId }),
  watchMessage,

  /** For screens of video systems only. */
  z.object({ type: z.literal('screen'), report: screenReport }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;
/** As a page may send it: what has a default may be left out. */
export type SentMessage = z.input<typeof clientMessage>;

export const party = z.object({
  leg: legId,
  name: z.string(),
  kind: z.enum(['member', 'guest', 'video-system']),
  role: z.enum(['host', 'guest']),
  control: z.boolean(),
  owner: z.boolean(),
  /** 1; 2 and on for a second tab or device of a member who is in the meeting already. */
  device: z.number().int().positive(),
  joinedAt: instant,
  media: mediaState,
  /** Since when the hand is up; null while it is down. */
  handAt: instant.nullable(),
  /** False while the party's own connection to the service is lost; its media may go on. */
  connected: z.boolean(),
});
export type Party = z.infer<typeof party>;

/** Who waits for a host or in the lobby, and since when. */
export const waitingParty = z.object({
  leg: legId,
  name: z.string(),
  kind: party.shape.kind,
  since: instant,
});
export type WaitingParty = z.infer<typeof waitingParty>;

/** Somebody who is being rung to come into the call. */
export const calledParty = z.object({ ring: ringId, name: z.string(), kind: party.shape.kind, since: instant });
export type CalledParty = z.infer<typeof calledParty>;

/** What is said in the chat; told to whoever comes later where the room says so. */
export const chatMessage = z.object({
  id: z.uuid(),
  leg: legId,
  name: z.string(),
  at: instant,
  text: z.string(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

/** Why a meeting will end by itself. */
export const endsWhy = z.enum(['no-host', 'alone', 'longest']);
export type EndsWhy = z.infer<typeof endsWhy>;

/** The whole state of a meeting; a higher `version` replaces a lower one. */
export const meetingState = z.object({
  call: callId,
  /** A direct call has no room: its name is that of the other party, its address empty. */
  kind: z.enum(['meeting', 'direct']),
  version: z.number().int(),
  roomName: z.string(),
  roomAddress: z.string(),
  startedAt: instant,
  locked: z.boolean(),
  parties: z.array(party),
  /** In the order of arrival; empty for who may not let in. */
  lobby: z.array(waitingParty),
  ringing: z.array(calledParty),
  /** Told from a minute before. */
  ends: z.object({ at: instant, why: endsWhy }).nullable(),
});
export type MeetingState = z.infer<typeof meetingState>;

export const endReason = z.enum([
  'left',
  'ended',
  'removed',
  /** Was not let in. */
  'refused',
  'lost',
  'time-limit',
  'no-host',
  'room-removed',
  'suspended',
  'replaced',
  // Of a direct call, before anybody has answered.
  'declined',
  'busy',
  'no-answer',
  'cancelled',
]);
export type EndReason = z.infer<typeof endReason>;

export const sessionEndWhy = z.enum(['suspended', 'removed']);
export type SessionEndWhy = z.infer<typeof sessionEndWhy>;

export const serverMessage = z.discriminatedUnion('type', [
  /** First message on every socket. */
  z.object({
    type: z.literal('hello'),
    node: z.string(),
    version: z.string(),
    /** Whether `alive` follows every 10 seconds; absent of a service before 0.3.0. */
    beats: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('joined'),
    ref: z.string(),
    leg: legId,
    token: z.string(),
    resumed: z.boolean(),
    access: mediaAccess,
    meeting: meetingState,
    /** What was said before, in order, as far as the party may read it. */
    chat: z.array(chatMessage),
  }),
  /** The party that one calls is being rung. */
  z.object({ type: z.literal('calling'), ref: z.string(), leg: legId, token: z.string(), name: z.string() }),
  z.object({ type: z.literal('ring'), ring }),
  z.object({ type: z.literal('ring-ended'), ring: ringId, why: ringEnd }),
  presenceMessage,
  z.object({ type: z.literal('chat'), message: chatMessage }),
  z.object({ type: z.literal('reaction'), leg: legId, reaction }),
  /** One's own microphone was turned off by somebody with control. */
  z.object({ type: z.literal('muted'), by: z.string() }),
  /** Waits for a host or in the lobby; a `joined` with the same `ref` follows when let in. */
  z.object({
    type: z.literal('waiting'),
    ref: z.string(),
    leg: legId,
    token: z.string(),
    for: z.enum(['host', 'lobby']),
    roomName: z.string(),
  }),
  z.object({ type: z.literal('access'), ref: z.string(), access: mediaAccess }),
  /** The service is there; about every 10 seconds. */
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('left'), ref: z.string() }),
  /** What was asked for by this ref was carried out. */
  z.object({ type: z.literal('done'), ref: z.string() }),
  z.object({ type: z.literal('refused'), ref: z.string(), problem }),
  z.object({ type: z.literal('meeting'), meeting: meetingState }),
  z.object({ type: z.literal('signal'), from: legId, signal }),
  z.object({ type: z.literal('ended'), reason: endReason }),
  /** Things of these kinds changed in the company: whoever shows them reads them anew. For administrators and operators. */
  z.object({ type: z.literal('changed'), kinds: z.array(z.string()) }),
  // For screens of video systems.
  /** Somebody's phone brings this screen into a room: it joins by `ask`, and the phone is its remote control. */
  z.object({ type: z.literal('join-now'), ask: screenAskId, address: z.string(), roomName: z.string() }),
  z.object({ type: z.literal('remote'), act: remoteAct }),
  /** The session behind the socket ended; `why` where an administrator ended it. The socket closes next. */
  z.object({ type: z.literal('session-ended'), why: sessionEndWhy.optional() }),
  /** Something that was sent is not understood or not allowed; goes on until it happens too often. */
  z.object({ type: z.literal('fault'), problem }),
]);
export type ServerMessage = z.infer<typeof serverMessage>;
