import { afterEach, expect, test, vi } from 'vitest';
import { callId, legId } from '../../contract/ids.ts';
import type { ClientMessage, MeetingState, ServerMessage } from '../../contract/live.ts';
import type { MediaAccess } from '../../contract/media-access.ts';
import type { ProblemDocument } from '../../contract/problems.ts';
import type { ConnectEngine, EngineListener, LinkQuality } from '../media/engine.ts';
import type { LiveListener } from './live-channel.ts';
import { MeetingSession } from './meeting-session.ts';

const you = legId.parse('00000000-0000-4000-8000-000000000001');
const ben = legId.parse('00000000-0000-4000-8000-000000000002');

function meetingOf(version: number): MeetingState {
  const call = callId.parse('00000000-0000-4000-8000-00000000000c');
  const startedAt = '2026-01-01T00:00:00.000Z';
  return {
    call,
    version,
    roomName: 'Board room',
    roomAddress: 'b@a.example',
    startedAt,
    locked: false,
    kind: 'meeting',
    parties: [],
    lobby: [],
    ringing: [],
    ends: null,
  };
}

const sessions: MeetingSession[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

const tooOften: ProblemDocument = {
  type: '/api/docs#too_many_requests',
  title: 'Too many requests',
  status: 429,
  detail: 'Wait.',
  code: 'too_many_requests',
  requestId: 'r',
};

/** A session whose service, engine and devices are played by the test. */
function play() {
  const said: ClientMessage[] = [];
  const engine: string[] = [];
  const kept: string[] = [];
  let service: LiveListener | undefined;
  let party: EngineListener | undefined;
  let changed: () => void = () => undefined;
  const media = { microphone: true, camera: true, screen: false };
  const connectEngine: ConnectEngine = (_access, _you, listener) => {
    party = listener;
    engine.push('open');
    return {
      setLocal: () => undefined,
      setParties: (_parties, opening) => engine.push(`parties: ${opening}`),
      setAccess: () => engine.push('access'),
      setShown: () => undefined,
      receiveSignal: (from) => engine.push(`signal from ${from}`),
      setReachable: (reachable) => engine.push(reachable ? 'reachable' : 'unreachable'),
      audioLevels: () => new Map(),
      close: () => engine.push('close'),
    };
  };
  const session = new MeetingSession({
    channel: {
      send: (message) => said.push(message),
      subscribe: (listener) => {
        service = listener;
        return () => {
          service = undefined;
        };
      },
    },
    connectEngine,
    local: {
      tracks: () => ({ audio: null, video: null, screen: null, screenAudio: null }),
      state: () => ({ ...media }),
      loudness: () => 0,
      setMuted: (muted) => {
        media.microphone = !muted;
        changed();
      },
      subscribe: (listener) => {
        changed = listener;
        return () => undefined;
      },
    },
    memory: { remember: ({ leg }) => kept.push(leg), forget: () => kept.push('forgotten') },
  });
  sessions.push(session);
  return {
    session,
    said,
    engine,
    kept,
    hear: (message: ServerMessage) => service?.message(message),
    loseConnection: () => service?.lost(),
    isListening: () => service !== undefined,
    party: () => party,
    switchCamera: (on: boolean) => {
      media.camera = on;
      changed();
    },
    refOfLast: () => {
      const last = said.at(-1);
      return last && 'ref' in last ? last.ref : '';
    },
  };
}

function comeIn(stage: ReturnType<typeof play>, resumed = false) {
  const access = { engine: 'fake' } as const;
  stage.hear({
    type: 'joined',
    ref: stage.refOfLast(),
    leg: you,
    token: 'secret',
    resumed,
    access,
    meeting: meetingOf(1),
    chat: [],
  });
}

test('Joins, passes signals both ways, and shows the streams that come', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example', name: 'Anna' });
  expect(stage.said).toEqual([
    {
      type: 'join',
      ref: '1',
      address: 'b@a.example',
      name: 'Anna',
      media: { microphone: true, camera: true, screen: false },
    },
  ]);
  comeIn(stage);
  expect(stage.session.getSnapshot().phase.at).toBe('in');
  stage.hear({ type: 'signal', from: ben, signal: { session: 's' } });
  stage.party()?.signal(ben, { session: 't' });
  expect(stage.engine).toEqual(['open', 'parties: offer', `signal from ${ben}`]);
  expect(stage.said.at(-1)).toEqual({ type: 'signal', to: ben, signal: { session: 't' } });
  stage.party()?.link(ben, 'connected');
  expect(stage.session.getSnapshot().links.get(ben)).toBe('connected');
});

test('A lost connection and a new one keep the engine, the leg and what the others are told', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  comeIn(stage);
  stage.loseConnection();
  stage.switchCamera(false);
  expect(stage.said).toHaveLength(1);
  stage.hear({ type: 'hello', node: 'b', version: '0' });
  expect(stage.said.at(-1)).toMatchObject({ type: 'resume', leg: you, token: 'secret', media: { camera: false } });
  comeIn(stage, true);
  expect(stage.engine).toEqual([
    ...['open', 'parties: offer', 'unreachable', 'unreachable'],
    ...['access', 'reachable', 'parties: offer'],
  ]);
});

test('What is switched while waiting at the door is told as soon as one is in', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  const ref = stage.refOfLast();
  stage.switchCamera(false);
  expect(stage.said).toHaveLength(1);
  const access = { engine: 'fake' } as const;
  stage.hear({
    type: 'joined',
    ref,
    leg: you,
    token: 'secret',
    resumed: false,
    access,
    meeting: meetingOf(1),
    chat: [],
  });
  expect(stage.said.at(-1)).toEqual({ type: 'media', media: { microphone: true, camera: false, screen: false } });
});

test('Leaving says so, ends the engine and forgets the place', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  comeIn(stage);
  stage.session.leave();
  expect(stage.said.at(-1)?.type).toBe('leave');
  expect(stage.engine.at(-1)).toBe('close');
  expect(stage.kept).toEqual([you, 'forgotten']);
});

test('Who waits is let in and refused over the live channel', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  comeIn(stage);
  stage.session.control({ type: 'admit', leg: ben });
  stage.session.control({ type: 'admit', leg: 'all' });
  stage.session.control({ type: 'refuse', leg: ben });
  expect(stage.said.slice(1)).toEqual([
    { type: 'admit', ref: expect.any(String), leg: ben },
    { type: 'admit', ref: expect.any(String), leg: 'all' },
    { type: 'refuse', ref: expect.any(String), leg: ben },
  ]);
  expect(new Set(stage.said.map((message) => 'ref' in message && message.ref)).size).toBe(4);
});

test('Closing the page ends the engine and does not leave: a reload comes back', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  comeIn(stage);
  stage.session.close();
  expect(stage.said.map(({ type }) => type)).toEqual(['join']);
  expect(stage.engine.at(-1)).toBe('close');
  expect(stage.kept).toEqual([you]);
  expect(stage.isListening()).toBe(false);
});

const link: LinkQuality = {
  word: 'bad',
  cause: 'loss-in',
  roundTrip: 80,
  jitter: 12,
  lossIn: 20,
  lossOut: 0,
  audioIn: 30,
  videoIn: 700,
  audioOut: 32,
  videoOut: 800,
  framesIn: 24,
  framesOut: 25,
  relayed: false,
};

test('What is measured shows on the tiles, and the service is told every half minute and upon leaving', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  comeIn(stage);
  const measure = (seconds: number) => stage.party()?.measured(new Map([[ben, link]]), seconds);
  measure(5);
  expect(stage.session.getSnapshot().qualities.get(ben)).toEqual(link);
  expect(stage.said.map(({ type }) => type)).not.toContain('quality');
  measure(25);
  expect(stage.said.at(-1)).toMatchObject({ type: 'quality', sample: { bad: 30, good: 0, causes: { 'loss-in': 30 } } });
  measure(5);
  stage.session.leave();
  expect(stage.said.slice(-2)).toMatchObject([{ type: 'quality', sample: { bad: 5, lossIn: 20 } }, { type: 'leave' }]);
});

test('Access that ends before the meeting is asked for anew, and given to the engine', () => {
  vi.useFakeTimers();
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  const access: MediaAccess = { engine: 'mesh', iceServers: [], renewAfter: 2700 };
  const place = { leg: you, token: 'secret', resumed: false, access, meeting: meetingOf(1), chat: [] };
  stage.hear({ type: 'joined', ref: stage.refOfLast(), ...place });
  vi.advanceTimersByTime(2_699_000);
  expect(stage.said.at(-1)?.type).toBe('join');
  vi.advanceTimersByTime(1_000);
  expect(stage.said.at(-1)?.type).toBe('renew');
  stage.hear({ type: 'access', ref: stage.refOfLast(), access });
  expect(stage.engine.at(-1)).toBe('access');
  vi.advanceTimersByTime(2_700_000);
  expect(stage.said.filter(({ type }) => type === 'renew')).toHaveLength(2);
  vi.useRealTimers();
});

test('A page that is muted by somebody mutes itself, says so once, and tells by whom', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  comeIn(stage);
  const moments: unknown[] = [];
  stage.session.onMoment((moment) => moments.push(moment));
  stage.hear({ type: 'muted', by: 'Ingrid' });
  expect(stage.said.slice(1)).toEqual([{ type: 'media', media: { microphone: false, camera: true, screen: false } }]);
  expect(moments).toEqual([{ type: 'muted', by: 'Ingrid' }]);
});

test('What is written without a connection is sent with the return, and what is refused can be sent again', () => {
  const stage = play();
  stage.session.join({ to: 'room', address: 'b@a.example' });
  comeIn(stage);
  stage.loseConnection();
  stage.session.say('hello');
  expect(stage.said).toHaveLength(1);
  stage.hear({ type: 'hello', node: 'b', version: '0' });
  comeIn(stage, true);
  expect(stage.said.at(-1)).toMatchObject({ type: 'chat', text: 'hello' });
  const ref = stage.refOfLast();
  stage.hear({ type: 'refused', ref, problem: tooOften });
  expect(stage.session.getSnapshot().phase).toMatchObject({ controlFault: null, outbox: [{ ref, problem: tooOften }] });
  stage.session.say('hello', ref);
  expect(stage.said.at(-1)).toMatchObject({ type: 'chat', text: 'hello' });
  expect(stage.session.getSnapshot().phase).toMatchObject({ outbox: [{ text: 'hello', problem: null }] });
});
