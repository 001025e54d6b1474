import type { ScreenReport } from '../../../contract/screen.ts';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import type { Capture, LocalSnapshot } from '../../media/local-media.ts';

/** What a screen says of itself: to the phone that controls it, and to lists. `volume` in percent. */
export function reportOf(
  phase: MeetingPhase,
  { camera, microphone, muted }: LocalSnapshot,
  volume: number,
): ScreenReport {
  return {
    ...placeOf(phase),
    camera: stateOf(camera),
    microphone: muted && microphone.is !== 'faulty' ? 'off' : stateOf(microphone),
    volume,
  };
}

function stateOf({ is }: Capture): ScreenReport['camera'] {
  if (is === 'faulty') return 'missing';
  // At rest a device is closed, and on again with the next call.
  return is === 'off' ? 'off' : 'on';
}

type Place = Pick<ScreenReport, 'at' | 'name' | 'waitsFor' | 'problem'>;

function placeOf(phase: MeetingPhase): Place {
  const nothing = { name: null, waitsFor: null, problem: null };
  switch (phase.at) {
    case 'idle':
    case 'ended':
      return { ...nothing, at: 'idle' };
    case 'joining':
    case 'returning':
      return { ...nothing, at: 'joining' };
    case 'waiting':
      return { ...nothing, at: 'waiting', name: phase.roomName, waitsFor: phase.for };
    case 'calling':
      return { ...nothing, at: 'calling', name: phase.name };
    case 'in':
      return { ...nothing, at: 'in', name: phase.meeting.roomName };
    case 'refused':
      return { ...nothing, at: 'refused', problem: { title: phase.problem.title, detail: phase.problem.detail } };
  }
}
