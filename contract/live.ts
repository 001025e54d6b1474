import { z } from 'zod';
import { callId, legId } from './ids.ts';
import { problem } from './problems.ts';
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

/** What one party's browser tells another's on `mesh` (RFC 8829, perfect negotiation). `session` changes when a page starts its peer anew. */
export const signal = z.object({
  session: z.string().max(64),
  description: sdp.optional(),
  candidate: candidate.nullish(),
});
export type Signal = z.infer<typeof signal>;

export const mediaState = z.object({ microphone: z.boolean(), camera: z.boolean() });
export type MediaState = z.infer<typeof mediaState>;

/** `ref` comes back in the answer. */
export const clientMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('join'),
    ref: z.string().max(64),
    address: z.string().max(400),
    name: z.string().max(100).optional(),
    pin: z.string().max(20).optional(),
    media: mediaState,
  }),
  /** Come back into the same meeting as the same leg (or to the same place in the queue) after the socket was lost. */
  z.object({
    type: z.literal('resume'),
    ref: z.string().max(64),
    leg: legId,
    token: z.string().max(200),
    media: mediaState,
  }),
  z.object({ type: z.literal('leave'), ref: z.string().max(64) }),
  z.object({ type: z.literal('media'), media: mediaState }),
  z.object({ type: z.literal('signal'), to: legId, signal }),
  /** Lets one in who waits, or all as far as there is space; for who has control, and for hosts. */
  z.object({ type: z.literal('admit'), ref: z.string().max(64), leg: z.union([legId, z.literal('all')]) }),
  /** Sends one away who waits. */
  z.object({ type: z.literal('refuse'), ref: z.string().max(64), leg: legId }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;

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

/** The whole state of a meeting; a higher `version` replaces a lower one. */
export const meetingState = z.object({
  call: callId,
  version: z.number().int(),
  roomName: z.string(),
  roomAddress: z.string(),
  startedAt: instant,
  locked: z.boolean(),
  parties: z.array(party),
  /** In the order of arrival; empty for who may not let in. */
  lobby: z.array(waitingParty),
});
export type MeetingState = z.infer<typeof meetingState>;

const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});

/** What the party's browser needs to send and receive media; the engine's own business. */
export const mediaAccess = z.discriminatedUnion('engine', [
  z.object({ engine: z.literal('mesh'), iceServers: z.array(iceServer) }),
  z.object({ engine: z.literal('livekit'), url: z.string(), token: z.string() }),
  z.object({ engine: z.literal('fake') }),
]);
export type MediaAccess = z.infer<typeof mediaAccess>;

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
]);
export type EndReason = z.infer<typeof endReason>;

export const sessionEndWhy = z.enum(['suspended', 'removed']);
export type SessionEndWhy = z.infer<typeof sessionEndWhy>;

export const serverMessage = z.discriminatedUnion('type', [
  /** First message on every socket. */
  z.object({ type: z.literal('hello'), node: z.string(), version: z.string() }),
  z.object({
    type: z.literal('joined'),
    ref: z.string(),
    leg: legId,
    token: z.string(),
    resumed: z.boolean(),
    access: mediaAccess,
    meeting: meetingState,
  }),
  /** Waits for a host or in the lobby; a `joined` with the same `ref` follows when let in. */
  z.object({
    type: z.literal('waiting'),
    ref: z.string(),
    leg: legId,
    token: z.string(),
    for: z.enum(['host', 'lobby']),
    roomName: z.string(),
  }),
  z.object({ type: z.literal('left'), ref: z.string() }),
  /** An `admit` or `refuse` was carried out. */
  z.object({ type: z.literal('done'), ref: z.string() }),
  z.object({ type: z.literal('refused'), ref: z.string(), problem }),
  z.object({ type: z.literal('meeting'), meeting: meetingState }),
  z.object({ type: z.literal('signal'), from: legId, signal }),
  z.object({ type: z.literal('ended'), reason: endReason }),
  /** Things of these kinds changed in the company: whoever shows them reads them anew. For administrators and operators. */
  z.object({ type: z.literal('changed'), kinds: z.array(z.string()) }),
  /** The session behind the socket ended; `why` where an administrator ended it. The socket closes next. */
  z.object({ type: z.literal('session-ended'), why: sessionEndWhy.optional() }),
  /** Something that was sent is not understood or not allowed; goes on until it happens too often. */
  z.object({ type: z.literal('fault'), problem }),
]);
export type ServerMessage = z.infer<typeof serverMessage>;
