import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callId, legId } from '../../contract/ids.ts';
import type { MeetingState, ServerMessage } from '../../contract/live.ts';
import type { ProblemDocument } from '../../contract/problems.ts';
import type { MeetingEffect, MeetingPhase } from './meeting-phase.ts';
import { type MeetingEvent, transition } from './transition.ts';

const you = legId.parse('00000000-0000-4000-8000-000000000001');
const again = legId.parse('00000000-0000-4000-8000-000000000002');
const request = { to: 'room' as const, address: 'board.room@acme.example', name: 'Anna', pin: '1234' };
const access = { engine: 'fake' } as const;
const media = { microphone: true, camera: true, screen: false };

function meetingOf(version: number): MeetingState {
  return {
    call: callId.parse('00000000-0000-4000-8000-00000000000c'),
    version,
    roomName: 'Board room',
    roomAddress: request.address,
    startedAt: '2026-01-01T00:00:00.000Z',
    locked: false,
    kind: 'meeting',
    parties: [],
    lobby: [],
    ringing: [],
    ends: null,
  };
}

function problemOf(code: ProblemDocument['code']): ProblemDocument {
  return { type: `/problems/${code}`, title: code, status: 410, detail: code, code };
}

type Told = Exclude<ServerMessage, { type: 'signal' }>;
const hears = (message: Told, ref: string): MeetingEvent => ({ type: 'message', message, ref });
const hello = (ref: string) => hears({ type: 'hello', node: 'a', version: '0' }, ref);
const joined = (ref: string, leg = you, version = 1): MeetingEvent =>
  hears(
    { type: 'joined', ref, leg, token: 'secret', resumed: false, access, meeting: meetingOf(version), chat: [] },
    'unused',
  );
const waiting = (ref: string): MeetingEvent =>
  hears({ type: 'waiting', ref, leg: you, token: 'secret', for: 'lobby', roomName: 'Board room' }, 'unused');
const refused = (ref: string, code: ProblemDocument['code'], next = 'next'): MeetingEvent =>
  hears({ type: 'refused', ref, problem: problemOf(code) }, next);

function run(...events: MeetingEvent[]) {
  let phase: MeetingPhase = { at: 'idle' };
  let effects: MeetingEffect[] = [];
  for (const event of events) ({ phase, effects } = transition(phase, event));
  return { phase, did: effects.map((effect) => effect.do), effects };
}

const join: MeetingEvent = { type: 'join', ref: '1', request };
const lost: MeetingEvent = { type: 'lost' };

test('Joining opens the engine and keeps the place', () => {
  const { phase, did } = run(join, joined('1'));
  expect(phase).toMatchObject({ at: 'in', service: 'up', place: { leg: you, request: { name: 'Anna' } } });
  expect(did).toEqual(['open-engine', 'remember']);
});

test('The PIN is not kept with the place', () => {
  const { effects } = run(join, joined('1'));
  expect(JSON.stringify(effects.find((effect) => effect.do === 'remember'))).not.toContain('1234');
});

test('A connection that opens only later is asked then', () => {
  const { did, phase } = run(join, hello('2'));
  expect(did).toEqual(['ask-to-join']);
  expect(phase).toMatchObject({ at: 'joining', ref: '2' });
});

test('Who waits comes in with the answer to the same question', () => {
  expect(run(join, waiting('1')).phase).toMatchObject({ at: 'waiting', for: 'lobby' });
  expect(run(join, waiting('1'), joined('1')).phase.at).toBe('in');
});

test('A lost connection tears nothing down', () => {
  const { phase, did } = run(join, joined('1'), lost);
  expect(phase).toMatchObject({ at: 'in', service: 'lost' });
  expect(did).toEqual(['set-reachable']);
});

test('A new connection asks for the same leg and keeps the engine', () => {
  const asked = run(join, joined('1'), lost, hello('5'));
  expect(asked.effects).toContainEqual(expect.objectContaining({ do: 'ask-to-return', ref: '5' }));
  const back = run(join, joined('1'), lost, hello('5'), joined('5'));
  expect(back.phase).toMatchObject({ at: 'in', service: 'up', ref: '5' });
  expect(back.did).toEqual(['set-access', 'set-reachable', 'set-parties', 'remember']);
});

test('After two losses the answer to the first question is passed over', () => {
  const { phase, did } = run(join, joined('1'), lost, hello('5'), lost, hello('6'), joined('5'));
  expect(phase).toMatchObject({ service: 'returning', ref: '6' });
  expect(did).toEqual([]);
});

test('A place that is no longer held is asked for anew, and the media goes on until there is an answer', () => {
  const { phase, did } = run(join, joined('1'), lost, hello('5'), refused('5', 'resume_refused', '6'));
  expect(phase.at).toBe('in');
  expect(did).toEqual(['ask-to-join']);
  const anew = run(join, joined('1'), lost, hello('5'), refused('5', 'resume_refused', '6'), joined('6', again));
  expect(anew.did).toEqual(['close-engine', 'open-engine', 'remember']);
  expect(anew.phase).toMatchObject({ at: 'in', place: { leg: again } });
});

test('A reloaded page returns to its leg, and joins by itself when that is refused', () => {
  const place = { request: { to: 'room' as const, address: request.address, name: 'Anna' }, leg: you, token: 'secret' };
  const returned: MeetingEvent = { type: 'return', ref: '1', place };
  expect(run(returned, joined('1')).did).toEqual(['open-engine', 'remember']);
  const { effects } = run(returned, refused('1', 'resume_refused', '2'));
  expect(effects.at(-1)).toEqual({ do: 'ask-to-join', ref: '2', request: place.request });
});

test('A refusal says why and is not repeated', () => {
  const { phase, did } = run(join, refused('1', 'pin_wrong'));
  expect(phase).toMatchObject({ at: 'refused', problem: { code: 'pin_wrong' } });
  expect(did).toEqual(['forget']);
});

test('An older state of the meeting does not replace a newer one', () => {
  const older = hears({ type: 'meeting', meeting: meetingOf(2) }, 'unused');
  expect(run(join, joined('1', you, 3), older).did).toEqual([]);
  expect(run(join, joined('1', you, 1), older).did).toEqual(['set-parties']);
});

test('Leaving does not wait for an answer', () => {
  const { phase, did } = run(join, joined('1'), { type: 'leave', ref: '2' });
  expect(phase).toMatchObject({ at: 'ended', why: 'left', roomName: 'Board room' });
  expect(did).toEqual(['say-leave', 'close-engine', 'forget']);
});

test('Who gives up on a call before anybody has answered has cancelled it; afterwards one leaves it', () => {
  const call: MeetingEvent = { type: 'join', ref: '1', request: { to: 'party', address: 'ben@acme.example' } };
  const rings = hears({ type: 'calling', ref: '1', leg: you, token: 'secret', name: 'Ben' }, 'unused');
  const leave: MeetingEvent = { type: 'leave', ref: '2' };
  expect(run(call, leave).phase).toMatchObject({ at: 'ended', why: 'cancelled' });
  expect(run(call, rings, leave).phase).toMatchObject({ at: 'ended', why: 'cancelled', roomName: 'Ben' });
  expect(run(call, rings, joined('1'), leave).phase).toMatchObject({ at: 'ended', why: 'left' });
});

const admit = (ref: string): MeetingEvent => ({ type: 'control', ref, act: { type: 'admit', leg: again } });

test('Letting in is said once, and only while there is a connection', () => {
  expect(run(join, joined('1'), admit('2')).effects).toEqual([
    { do: 'control', ref: '2', act: { type: 'admit', leg: again } },
  ]);
  expect(run(join, joined('1'), lost, admit('2')).did).toEqual([]);
  expect(run(join, joined('1'), lost, hello('5'), admit('6')).did).toEqual([]);
  expect(run(join, waiting('1'), admit('2')).did).toEqual([]);
});

test('A control that is refused says why until the next one, and keeps the place', () => {
  const full = run(join, joined('1'), admit('2'), refused('2', 'meeting_full'));
  expect(full.phase).toMatchObject({ at: 'in', ref: '1', controlFault: { code: 'meeting_full' } });
  expect(full.did).toEqual([]);
  const later = run(join, joined('1'), admit('2'), refused('2', 'meeting_full'), admit('3'));
  expect(later.phase).toMatchObject({ at: 'in', controlFault: null });
});

test('That somebody waits no more is no fault', () => {
  expect(run(join, joined('1'), admit('2'), refused('2', 'not_found')).phase).toMatchObject({ controlFault: null });
});

test('Who is refused in the lobby reads so, and the place is forgotten', () => {
  const { phase, did } = run(join, waiting('1'), hears({ type: 'ended', reason: 'refused' }, 'unused'));
  expect(phase).toMatchObject({ at: 'ended', why: 'refused', roomName: 'Board room' });
  expect(did).toEqual(['forget']);
});

const anyEvent = fc.oneof<fc.Arbitrary<MeetingEvent>[]>(
  fc.constant(join),
  fc.constant(lost),
  fc.constant<MeetingEvent>({ type: 'leave', ref: '9' }),
  fc.constant<MeetingEvent>({ type: 'media', media }),
  fc.constantFrom('1', '2', '3').map(hello),
  fc.constantFrom('1', '2', '3').map((ref) => joined(ref)),
  fc.constantFrom('1', '2', '3').map((ref) => joined(ref, again)),
  fc.constantFrom('1', '2', '3').map(waiting),
  fc.constantFrom('1', '2', '3').map((ref) => refused(ref, 'resume_refused', '2')),
  fc.constantFrom('1', '2', '3').map(admit),
  fc.constantFrom('1', '2', '3').map((ref) => refused(ref, 'meeting_full')),
  fc.constant(hears({ type: 'ended', reason: 'removed' }, 'unused')),
);

test('An engine is open exactly while one is in, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let phase: MeetingPhase = { at: 'idle' };
      let open = false;
      for (const event of events) {
        const next = transition(phase, event);
        for (const effect of next.effects) {
          if (effect.do === 'open-engine') {
            expect(open).toBe(false);
            open = true;
          }
          if (effect.do === 'close-engine') {
            expect(open).toBe(true);
            open = false;
          }
        }
        phase = next.phase;
        expect(open).toBe(phase.at === 'in');
      }
    }),
    { numRuns: 1000 },
  );
});
