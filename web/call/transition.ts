import type { MediaState, ServerMessage } from '../../contract/live.ts';
import type { EndWhy, JoinRequest, LobbyAct, MeetingEffect, MeetingPhase, Place, Transition } from './meeting-phase.ts';

export type MeetingEvent =
  | { type: 'join'; ref: string; request: JoinRequest }
  | { type: 'return'; ref: string; place: Place }
  | { type: 'leave'; ref: string }
  | { type: 'media'; media: MediaState }
  | { type: 'lobby'; ref: string; lobby: LobbyAct }
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
    case 'lobby':
      return tendLobby(phase, event.ref, event.lobby);
    case 'lost':
      return lose(phase);
    case 'message':
      return receive(phase, event.message, event.ref);
  }
}

const stay = (phase: MeetingPhase): Transition => ({ phase, effects: [] });

function enter(next: Extract<MeetingPhase, { at: 'joining' | 'returning' }>, phase: MeetingPhase): Transition {
  if (phase.at === 'in' || phase.at === 'waiting' || phase.at === 'joining') return stay(phase);
  const ask: MeetingEffect =
    next.at === 'joining'
      ? { do: 'ask-to-join', ref: next.ref, request: next.request }
      : { do: 'ask-to-return', ref: next.ref, place: next.place };
  return { phase: next, effects: [ask] };
}

function leave(phase: MeetingPhase, ref: string): Transition {
  if (phase.at === 'idle' || phase.at === 'ended' || phase.at === 'refused') return stay(phase);
  const ended = end(phase, 'left');
  return { ...ended, effects: [{ do: 'say-leave', ref }, ...ended.effects] };
}

function tendLobby(phase: MeetingPhase, ref: string, lobby: LobbyAct): Transition {
  if (phase.at !== 'in' || phase.service !== 'up') return stay(phase);
  return { phase: { ...phase, controlFault: null }, effects: [{ do: 'tend-lobby', ref, lobby }] };
}

function lose(phase: MeetingPhase): Transition {
  if (phase.at === 'waiting') return stay({ ...phase, service: 'lost' });
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
    case 'refused':
      return 'ref' in phase && phase.ref === message.ref ? refuse(phase, message, ref) : refuseControl(phase, message);
    case 'meeting':
      if (phase.at !== 'in' || message.meeting.version <= phase.meeting.version) return stay(phase);
      return {
        phase: { ...phase, meeting: message.meeting },
        effects: [{ do: 'set-parties', meeting: message.meeting, opening: 'await' }],
      };
    case 'ended':
      return end(phase, message.reason);
    case 'session-ended':
      return end(phase, message.why ?? 'signed-out');
    case 'left':
    case 'done':
    case 'changed':
    case 'fault':
      return stay(phase);
  }
}

/** A new connection knows nothing of the earlier one: says again what is wanted. */
function askAgain(phase: MeetingPhase, ref: string): Transition {
  if (phase.at === 'joining') {
    return { phase: { ...phase, ref }, effects: [{ do: 'ask-to-join', ref, request: phase.request }] };
  }
  if (phase.at === 'returning') {
    return { phase: { ...phase, ref }, effects: [{ do: 'ask-to-return', ref, place: phase.place }] };
  }
  if (phase.at !== 'in' && phase.at !== 'waiting') return stay(phase);
  const effects: MeetingEffect[] = [{ do: 'ask-to-return', ref, place: phase.place }];
  if (phase.at === 'in') effects.unshift({ do: 'set-reachable', reachable: false });
  return { phase: { ...phase, ref, service: 'returning' }, effects };
}

type Asking = Extract<MeetingPhase, { ref: string }>;

function comeIn(phase: Asking, message: Extract<ServerMessage, { type: 'joined' }>): Transition {
  const { ref, leg, token, access, meeting } = message;
  const request = requestOf(phase);
  const place = placeOf(request, leg, token);
  const next: MeetingPhase = { at: 'in', ref, request, place, access, meeting, service: 'up', controlFault: null };
  const sameLeg = phase.at === 'in' && phase.place.leg === leg;
  if (sameLeg) {
    const effects: MeetingEffect[] = [
      { do: 'set-reachable', reachable: true },
      { do: 'set-parties', meeting, opening: 'offer' },
      { do: 'remember', place },
    ];
    return { phase: next, effects };
  }
  const effects: MeetingEffect[] = [
    { do: 'open-engine', leg, access, meeting },
    { do: 'remember', place },
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

/** A place that is no longer held is asked for anew; the media of the old one goes on until there is an answer. */
function refuse(phase: Asking, message: Extract<ServerMessage, { type: 'refused' }>, ref: string): Transition {
  const request = requestOf(phase);
  const wasReturning = phase.at === 'returning' || ('service' in phase && phase.service === 'returning');
  if (wasReturning && message.problem.code === 'resume_refused') {
    const ask: MeetingEffect = { do: 'ask-to-join', ref, request };
    if (phase.at === 'in') return { phase: { ...phase, ref }, effects: [ask] };
    return { phase: { at: 'joining', ref, request }, effects: [{ do: 'forget' }, ask] };
  }
  const effects: MeetingEffect[] = [{ do: 'forget' }];
  if (phase.at === 'in') effects.unshift({ do: 'close-engine' });
  return { phase: { at: 'refused', problem: message.problem, request }, effects };
}

/** What is refused in a meeting besides the place itself is a control. Who waits no more is gone from the lobby all the same. */
function refuseControl(phase: MeetingPhase, { problem }: Extract<ServerMessage, { type: 'refused' }>): Transition {
  if (phase.at !== 'in' || phase.service !== 'up' || problem.code === 'not_found') return stay(phase);
  return stay({ ...phase, controlFault: problem });
}

function end(phase: MeetingPhase, why: EndWhy): Transition {
  if (!('ref' in phase)) return stay(phase);
  const effects: MeetingEffect[] = [{ do: 'forget' }];
  if (phase.at === 'in') effects.unshift({ do: 'close-engine' });
  return { phase: { at: 'ended', why, request: requestOf(phase), roomName: roomNameOf(phase) }, effects };
}

function requestOf(phase: Asking): JoinRequest {
  if (phase.at !== 'returning') return phase.request;
  const { address, name } = phase.place;
  return name === undefined ? { address } : { address, name };
}

function roomNameOf(phase: Asking): string | null {
  if (phase.at === 'in') return phase.meeting.roomName;
  return phase.at === 'waiting' ? phase.roomName : null;
}

function placeOf({ address, name }: JoinRequest, leg: Place['leg'], token: string): Place {
  return name === undefined ? { address, leg, token } : { address, name, leg, token };
}
