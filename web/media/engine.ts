import type { LegId } from '../../contract/ids.ts';
import type { MediaAccess, Signal } from '../../contract/live.ts';

/** What a party sends. `null` while there is no device, it was refused, or it is switched off. */
export interface LocalTracks {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
}

/** How well the media of one party arrives. `unreachable`: it never came, and goes on being tried. */
export type MediaLink = 'connecting' | 'connected' | 'interrupted' | 'unreachable';

/** A party as the engine needs it: `connected` is whether the service can pass signals to it. */
export interface EngineParty {
  leg: LegId;
  connected: boolean;
}

export interface EngineListener {
  /** The stream to show for a party; `null` when there is nothing any more. */
  remote(leg: LegId, stream: MediaStream | null): void;
  link(leg: LegId, link: MediaLink): void;
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
  receiveSignal(from: LegId, signal: Signal): void;
  /** Whether signals reach the service. While they don't, media goes on and nothing is torn down. */
  setReachable(reachable: boolean): void;
  /** Loudness of each party now, 0 to 1 (RFC 6464), for those that are heard. */
  audioLevels(): ReadonlyMap<LegId, number>;
  close(): void;
}

export type ConnectEngine = (access: MediaAccess, you: LegId, listener: EngineListener) => Engine;
