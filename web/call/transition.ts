import type { ChatMessage, MediaState, ServerMessage } from '../../contract/live.ts';
import type { MediaAccess } from '../../contract/media-access.ts';
import type {
  ControlAct,
  EndWhy,
  Gesture,
  JoinRequest,
  MeetingEffect,
  MeetingPhase,
  Moment,
  Place,
  Transition,
} from './meeting-phase.ts';

import { type OutboxMessage, refuseMessage, takeChat, takeMessage } from './outbox.ts';

export type MeetingEvent =
  | { type: 'join'; ref: string; request: JoinRequest }
  | { type: 'return'; ref: string; place: Place }
  | { type: 'leave'; ref: string }
  | { type: 'media'; media: MediaState }
  | { type: 'control'; ref: string; act: ControlAct }
  | { type: 'gesture'; gesture: Gesture }
  /** Says something in the chat; `again` the ref of what was refused before. */
  | { type: 'say'; ref: string; text: string; again?: string }
  /** Drops what was refused. */
  | { type: 'unsay'; ref: string }
  | { type: 'lost' }
  /** `ref` is for what has to be asked upon the message. */
  | { type: 'message'; message: Exclude<ServerMessage, { type: 'signal' }>; ref: string };

/** The whole behaviour of a meeting session: pure, so that every order of events can be tried. */
export function transition(phase: MeetingPhase, event: MeetingEvent): Transition {
  switch (event.type) {
    case 'join':
      return enter({ at: 'joining', ref: event.ref, request: event.request }, phase);
    case 'return':
      return enter({ at: 'returning', ref: event.ref, place: event.place }, phase);
    case 'leave':
      return leave(phase, event.ref);
    case 'media':
      return phase.at === 'in' && phase.service === 'up'
        ? { phase, effects: [{ do: 'tell-media', media: event.media }] }
        : stay(phase);
    case 'control':
      return control(phase, event.ref, event.act);
    case 'gesture':
      return phase.at === 'in' && phase.service === 'up'
        ? { phase, effects: [{ do: 'gesture', gesture: event.gesture }] }
        : stay(phase);
    case 'say':
      return say(phase, event);
    case 'unsay':
      return phase.at === 'in'
        ? stay({ ...phase, outbox: phase.outbox.filter(({ ref }) => ref !== event.ref) })
        : stay(phase);
    case 'lost':
      return lose(phase);
    case 'message':
      return receive(phase, event.message, event.ref);
  }
}

const stay = (phase: MeetingPhase): Transition => ({ phase, effects: [] });

function enter(next: Extract<MeetingPhase, { at: 'joining' | 'returning' }>, phase: MeetingPhase): Transition {
  if ('service' in phase || phase.at === 'joining') return stay(phase);
  const ask: MeetingEffect =
    next.at === 'joining'
      ? { do: 'ask-to-join', ref: next.ref, request: next.request }
      : { do: 'ask-to-return', ref: next.ref, place: next.place };
  return { phase: next, effects: [ask] };
}

function leave(phase: MeetingPhase, ref: string): Transition {
  if (phase.at === 'idle' || phase.at === 'ended' || phase.at === 'refused') return stay(phase);
  const ended = end(phase, isCalling(phase) ? 'cancelled' : 'left');
  return { ...ended, effects: [{ do: 'say-leave', ref }, ...ended.effects] };
}

/** Nobody has answered yet. */
const isCalling = (phase: MeetingPhase): boolean =>
  phase.at === 'calling' || (phase.at === 'joining' && phase.request.to === 'party');

function control(phase: MeetingPhase, ref: string, act: ControlAct): Transition {
  if (phase.at !== 'in' || phase.service !== 'up') return stay(phase);
  return { phase: { ...phase, controlFault: null }, effects: [{ do: 'control', ref, act }] };
}

/** What is written while there is no connection is sent with the return. */
function say(phase: MeetingPhase, { ref, text, again }: Extract<MeetingEvent, { type: 'say' }>): Transition {
  if (phase.at !== 'in') return stay(phase);
  const others = phase.outbox.filter((message) => message.ref !== again);
  const effects: MeetingEffect[] = phase.service === 'up' ? [{ do: 'say', ref, text }] : [];
  return { phase: { ...phase, outbox: [...others, { ref, text, problem: null }] }, effects };
}

function lose(phase: MeetingPhase): Transition {
  if (phase.at === 'waiting' || phase.at === 'calling') return stay({ ...phase, service: 'lost' });
  if (phase.at !== 'in') return stay(phase);
  return { phase: { ...phase, service: 'lost' }, effects: [{ do: 'set-reachable', reachable: false }] };
}

type Received = Extract<MeetingEvent, { type: 'message' }>['message'];

function receive(phase: MeetingPhase, message: Received, ref: string): Transition {
  switch (message.type) {
    case 'hello':
      return askAgain(phase, ref);
    case 'joined':
      return 'ref' in phase && phase.ref === message.ref ? comeIn(phase, message) : stay(phase);
    case 'waiting':
      return 'ref' in phase && phase.ref === message.ref ? wait(phase, message) : stay(phase);
    case 'calling':
      return 'ref' in phase && phase.ref === message.ref ? ringing(phase, message) : stay(phase);
    case 'refused':
      return 'ref' in phase && phase.ref === message.ref ? refuse(phase, message, ref) : refuseControl(phase, message);
    case 'meeting':
      if (phase.at !== 'in' || message.meeting.version <= phase.meeting.version) return stay(phase);
      return {
        phase: { ...phase, meeting: message.meeting },
        effects: [{ do: 'set-parties', meeting: message.meeting, opening: 'await' }],
      };
    case 'access':
      return takeAccess(phase, message.access);
    case 'chat':
      return hearMessage(phase, message.message);
    case 'ended':
      return end(phase, message.reason);
    case 'session-ended':
      return end(phase, message.why ?? 'signed-out');
    case 'muted':
    case 'reaction':
      return phase.at === 'in' ? happen(phase, message) : stay(phase);
    case 'alive':
    case 'ring':
    case 'ring-ended':
    case 'presence':
    case 'left':
    case 'done':
    case 'changed':
    case 'join-now':
    case 'remote':
    case 'fault':
      return stay(phase);
  }
}

const takeAccess = (phase: MeetingPhase, access: MediaAccess): Transition =>
  phase.at === 'in' ? { phase: { ...phase, access }, effects: [{ do: 'set-access', access }] } : stay(phase);

const hearMessage = (phase: MeetingPhase, message: ChatMessage): Transition =>
  phase.at === 'in' ? stay({ ...phase, ...takeMessage(phase, message, phase.place.leg) }) : stay(phase);

/** Who is muted by somebody is so at once. */
function happen(phase: MeetingPhase, moment: Moment): Transition {
  const effects: MeetingEffect[] = moment.type === 'muted' ? [{ do: 'mute' }] : [];
  return { phase, effects: [...effects, { do: 'tell-moment', moment }] };
}

/** A new connection knows nothing of the earlier one: says again what is wanted. */
function askAgain(phase: MeetingPhase, ref: string): Transition {
  if (phase.at === 'joining') {
    return { phase: { ...phase, ref }, effects: [{ do: 'ask-to-join', ref, request: phase.request }] };
  }
  if (phase.at === 'returning') {
    return { phase: { ...phase, ref }, effects: [{ do: 'ask-to-return', ref, place: phase.place }] };
  }
  if (!('service' in phase)) return stay(phase);
  const effects: MeetingEffect[] = [{ do: 'ask-to-return', ref, place: phase.place }];
  if (phase.at === 'in') effects.unshift({ do: 'set-reachable', reachable: false });
  return { phase: { ...phase, ref, service: 'returning' }, effects };
}

type Asking = Extract<MeetingPhase, { ref: string }>;

/** What the service refused waits for a decision; the rest is sent again. */
const unsaid = (outbox: readonly OutboxMessage[]): MeetingEffect[] =>
  outbox.flatMap(({ ref, text, problem }) => (problem ? [] : [{ do: 'say' as const, ref, text }]));

function comeIn(phase: Asking, message: Extract<ServerMessage, { type: 'joined' }>): Transition {
  const { ref, leg, token, access, meeting } = message;
  const request = requestOf(phase);
  const place = placeOf(request, leg, token);
  const before = phase.at === 'in' ? phase : { chat: [], outbox: [] };
  const talk = takeChat(before, message.chat, leg);
  const inside = { ref, request, place, access, meeting, ...talk } as const;
  const next: MeetingPhase = { at: 'in', ...inside, service: 'up', controlFault: null };
  const sameLeg = phase.at === 'in' && phase.place.leg === leg;
  if (sameLeg) {
    const effects: MeetingEffect[] = [
      { do: 'set-access', access },
      { do: 'set-reachable', reachable: true },
      { do: 'set-parties', meeting, opening: 'offer' },
      { do: 'remember', place },
      ...unsaid(talk.outbox),
    ];
    return { phase: next, effects };
  }
  const effects: MeetingEffect[] = [
    { do: 'open-engine', leg, access, meeting },
    { do: 'remember', place },
    ...unsaid(talk.outbox),
  ];
  if (phase.at === 'in') effects.unshift({ do: 'close-engine' });
  return { phase: next, effects };
}

function wait(phase: Asking, message: Extract<ServerMessage, { type: 'waiting' }>): Transition {
  const request = requestOf(phase);
  const place = placeOf(request, message.leg, message.token);
  const { ref, roomName } = message;
  const next: MeetingPhase = { at: 'waiting', ref, request, place, for: message.for, roomName, service: 'up' };
  const effects: MeetingEffect[] = [{ do: 'remember', place }];
  if (phase.at === 'in') effects.unshift({ do: 'close-engine' });
  return { phase: next, effects };
}

function ringing(phase: Asking, { ref, leg, token, name }: Extract<ServerMessage, { type: 'calling' }>): Transition {
  const request = requestOf(phase);
  const place = placeOf(request, leg, token);
  return { phase: { at: 'calling', ref, request, place, name, service: 'up' }, effects: [{ do: 'remember', place }] };
}

/** A place that is no longer held is asked for anew; the media of the old one goes on until there is an answer. */
function refuse(phase: Asking, message: Extract<ServerMessage, { type: 'refused' }>, ref: string): Transition {
  const request = requestOf(phase);
  const wasReturning = phase.at === 'returning' || ('service' in phase && phase.service === 'returning');
  if (wasReturning && message.problem.code === 'resume_refused') {
    // Nobody is called anew without having been asked to.
    if (request.to !== 'room') return end(phase, 'lost');
    const ask: MeetingEffect = { do: 'ask-to-join', ref, request };
    if (phase.at === 'in') return { phase: { ...phase, ref }, effects: [ask] };
    return { phase: { at: 'joining', ref, request }, effects: [{ do: 'forget' }, ask] };
  }
  const effects: MeetingEffect[] = [{ do: 'forget' }];
  if (phase.at === 'in') effects.unshift({ do: 'close-engine' });
  return { phase: { at: 'refused', problem: message.problem, request }, effects };
}

/** What is refused in a meeting besides the place itself is a control. Who waits no more is gone from the lobby all the same. */
function refuseControl(phase: MeetingPhase, { ref, problem }: Extract<ServerMessage, { type: 'refused' }>): Transition {
  if (phase.at === 'in' && phase.outbox.some((message) => message.ref === ref)) {
    return stay({ ...phase, outbox: refuseMessage(phase.outbox, ref, problem) });
  }
  if (phase.at !== 'in' || phase.service !== 'up' || problem.code === 'not_found') return stay(phase);
  return stay({ ...phase, controlFault: problem });
}

function end(phase: MeetingPhase, why: EndWhy): Transition {
  if (!('ref' in phase)) return stay(phase);
  const effects: MeetingEffect[] = [{ do: 'forget' }];
  if (phase.at === 'in') effects.unshift({ do: 'close-engine' });
  return { phase: { at: 'ended', why, request: requestOf(phase), roomName: roomNameOf(phase) }, effects };
}

const requestOf = (phase: Asking): JoinRequest => (phase.at === 'returning' ? phase.place.request : phase.request);

function roomNameOf(phase: Asking): string | null {
  if (phase.at === 'in') return phase.meeting.roomName;
  if (phase.at === 'calling') return phase.name;
  return phase.at === 'waiting' ? phase.roomName : null;
}

function placeOf(request: JoinRequest, leg: Place['leg'], token: string): Place {
  if (request.to !== 'room') return { request, leg, token };
  const { to, address, name } = request;
  return { request: name === undefined ? { to, address } : { to, address, name }, leg, token };
}
