import type { DeviceOutcome } from '../../media/probe/devices.ts';
import type { LoopbackFigures } from '../../media/probe/loopback.ts';
import type { Way } from '../../media/probe/reach.ts';

export interface TestResults {
  secure: boolean;
  supported: boolean;
  camera: DeviceOutcome;
  microphone: DeviceOutcome;
  /** Whether the live connection to the service opened. */
  live: boolean;
  /** Which ways to the relay are open; empty where the service has none. */
  relay: ReadonlyMap<Way, boolean>;
  loopback: LoopbackFigures | null;
}

export type VerdictCode =
  | 'unsupported'
  | 'insecure'
  | 'no-live'
  | 'relay-shut'
  | 'no-media'
  | 'loss'
  | 'delay'
  | 'narrow'
  | 'no-microphone'
  | 'no-camera'
  | 'no-relay'
  | 'no-udp'
  | 'good';

export interface Verdict {
  word: 'good' | 'fair' | 'bad';
  code: VerdictCode;
}

/** From where on a figure of the call to oneself is trouble. */
const limits = { loss: 3, roundTrip: 400, rate: 500 } as const;

/** The one thing that somebody should know: what keeps meetings from working, else what makes them worse. */
export function judge(results: TestResults): Verdict {
  const { secure, supported, live, relay, loopback, camera, microphone } = results;
  const ways = [...relay.values()];
  if (!supported) return { word: 'bad', code: 'unsupported' };
  if (!secure) return { word: 'bad', code: 'insecure' };
  if (!live) return { word: 'bad', code: 'no-live' };
  if (ways.length > 0 && !ways.includes(true)) return { word: 'bad', code: 'relay-shut' };
  if (!loopback) return { word: 'bad', code: 'no-media' };
  if (loopback.loss >= limits.loss) return { word: 'fair', code: 'loss' };
  if ((loopback.roundTrip ?? 0) >= limits.roundTrip) return { word: 'fair', code: 'delay' };
  if (loopback.relayed && loopback.rate < limits.rate) return { word: 'fair', code: 'narrow' };
  if ('why' in microphone) return { word: 'fair', code: 'no-microphone' };
  if ('why' in camera) return { word: 'fair', code: 'no-camera' };
  if (ways.length === 0) return { word: 'fair', code: 'no-relay' };
  if (relay.get('udp') === false) return { word: 'fair', code: 'no-udp' };
  return { word: 'good', code: 'good' };
}
