import type { LegId } from '../../contract/ids.ts';
import type { MediaState, Signal } from '../../contract/live.ts';
import type { MediaAccess } from '../../contract/media-access.ts';
import type { QualityCause, QualityWord } from '../../contract/quality.ts';

/** What a party sends. `null` while there is no device, it was refused, or it is switched off. */
export interface LocalTracks {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
  /** A shared screen, beside the camera, and its sound where the browser captures one. */
  screen: MediaStreamTrack | null;
  screenAudio: MediaStreamTrack | null;
}

/**
 * What comes from a party: one stream of voice and camera, one of the screen and its sound. Both are there for as long
 * as the party is connected; whether anything is in them is what the party's `media` says.
 */
export interface RemoteMedia {
  camera: MediaStream;
  screen: MediaStream;
}

/** How well the media of one party arrives. `unreachable`: it never came, and goes on being tried. */
export type MediaLink = 'connecting' | 'connected' | 'interrupted' | 'unreachable';

/** How the connection to one party has been in the last seconds; `null` where there was nothing to measure. */
export interface LinkQuality {
  word: QualityWord;
  /** `null` where it is good. */
  cause: QualityCause | null;
  /** Milliseconds. */
  roundTrip: number | null;
  jitter: number | null;
  /** Per cent. */
  lossIn: number | null;
  lossOut: number | null;
  /** Kilobits per second. */
  audioIn: number | null;
  videoIn: number | null;
  audioOut: number | null;
  videoOut: number | null;
  /** Pictures per second. */
  framesIn: number | null;
  framesOut: number | null;
  relayed: boolean;
}

/** A party as the engine needs it: `connected` is whether the service can pass signals to it. */
export interface EngineParty {
  leg: LegId;
  connected: boolean;
  /** What it says that it sends. Whose microphone is off is not heard, whatever it sends. */
  media: MediaState;
}

/** How large a party is shown, as the shorter side in pixels of the device; 0 where it is not shown at all. */
export interface ShownSize {
  camera: number;
  screen: number;
}

export interface EngineListener {
  /** What to show of a party; `null` when there is nothing any more. */
  remote(leg: LegId, media: RemoteMedia | null): void;
  link(leg: LegId, link: MediaLink): void;
  /** What was measured in the last seconds, of every party; about every five seconds. */
  measured(qualities: ReadonlyMap<LegId, LinkQuality>, seconds: number): void;
  /** A message for another party's engine, to be passed on by the service. */
  signal(to: LegId, signal: Signal): void;
}

/** The browser's half of a media engine for one leg. Ends everything it started on `close`. */
export interface Engine {
  setLocal(tracks: LocalTracks): void;
  /**
   * The other parties of the meeting. New ones are offered a connection at once with `offer` (who has just come in does
   * so, which needs the fewest round trips), and awaited with `await`.
   */
  setParties(parties: readonly EngineParty[], opening: 'offer' | 'await'): void;
  /** Access that replaces one which ends; media goes on. */
  setAccess(access: MediaAccess): void;
  /** How large parties are shown, so that no more is sent than is seen. Who is missing is taken to be shown full size. */
  setShown(sizes: ReadonlyMap<LegId, ShownSize>): void;
  receiveSignal(from: LegId, signal: Signal): void;
  /** Whether signals reach the service. While they don't, media goes on and nothing is torn down. */
  setReachable(reachable: boolean): void;
  /** Loudness of each party now, 0 to 1 (RFC 6464), for those that are heard. */
  audioLevels(): ReadonlyMap<LegId, number>;
  close(): void;
}

export type ConnectEngine = (access: MediaAccess, you: LegId, listener: EngineListener) => Engine;
