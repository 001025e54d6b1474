import type { CallId, LegId } from '../../contract/ids.ts';
import type { IceServer, MediaAccess } from '../../contract/media-access.ts';

/**
 * The port to whatever carries the media of calls. Who is in a call, as what, and for how long is the business of
 * `meetings`; an engine is told, and reports back what it alone can know. Checked against LiveKit's server API in
 * docs/decisions/003-engine-port.md.
 */
export interface Engine {
  /** Recorded with each call and leg. */
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  /** Origins beside our own that browsers connect to for it. */
  readonly origins: readonly string[];
  /**
   * Lets a leg send and receive, and answers what its browser needs for that. Called again when the leg comes back:
   * the same leg stays one. Opens the call where it is the first. Throws `EngineUnreachable` where the media server
   * can't be reached.
   */
  admit(leg: EngineLeg): Promise<MediaAccess>;
  /**
   * Servers with which a browser tries its way to the media without being in a call, with credentials for ten minutes
   * where they are for a `holder`; none where the engine's own server is tried otherwise.
   */
  trialServers(holder: string | null): IceServer[];
  /** Changes what an admitted leg may send. An unknown leg is no fault: it may have left meanwhile. */
  change(leg: LegOfCall, grants: Grants): Promise<void>;
  /** Stops what a leg sends from one source now; it may start again as far as its grants go. */
  mute(leg: LegOfCall, source: Source): Promise<void>;
  /** Cuts a leg off. Its access is worthless from then on. */
  remove(leg: LegOfCall): Promise<void>;
  /** Cuts every leg of the call off. */
  end(call: CallId): Promise<void>;
  /** Whether the service carries signals between these two legs: both admitted, in one call, and not the same. */
  mayRelay(from: LegId, to: LegId): boolean;
  /** Hears what the engine finds out by itself; returns the end of it. */
  hear(listener: (fact: EngineFact) => void): () => void;
  /** Takes what the media server posts to us (raw body, `Authorization` field). False where it is not genuine. */
  receive(notice: { body: string; authorization: string }): Promise<boolean>;
}

/** The media server did not answer, or not as it should. */
export class EngineUnreachable extends Error {}

export interface EngineCapabilities {
  /** Most legs of one call at the same time. */
  maxParties: number;
  /** Whether media goes from browser to browser, or over a server. */
  media: MediaWay;
  /** Whether several nodes of the service may use it. */
  nodes: 'one' | 'many';
  /** Who carries what one browser tells another's to agree on media: the service's live socket, or the engine. */
  signals: 'service' | 'engine';
  /** The engine reports legs that came or went (`EngineFact`), beside what the live socket proves. */
  reportsLegs: boolean;
  /** `change`, `mute` and `remove` hold against a browser that does not cooperate. */
  enforcesGrants: boolean;
  /** Seconds for which access opens a connection to the media; a leg that comes back gets new access. */
  accessSeconds: number;
}

export type MediaWay = 'direct' | 'server';

export type Source = 'microphone' | 'camera' | 'screen';

/** What a leg may send. */
export type Grants = Readonly<Record<Source, boolean>>;

export interface LegOfCall {
  call: CallId;
  leg: LegId;
}

export interface EngineLeg extends LegOfCall {
  /** As others see it. */
  name: string;
  grants: Grants;
  /** It was admitted before, and its media may go on: it gets access also while the media server can't be reached. */
  isBack?: boolean;
}

export type EngineFact =
  | { type: 'leg-came'; call: CallId; leg: LegId; at: Date }
  | { type: 'leg-gone'; call: CallId; leg: LegId; at: Date }
  | { type: 'call-emptied'; call: CallId; at: Date };

/** The engines of a service. */
export interface Engines {
  /** That of a call, by the name that is recorded with it; the standard one for a name that is not there any more. */
  named(name: string | null): Engine;
  /** That of a new call; the standard one where nobody wishes anything or the wish can't be met. */
  choose(wish: MediaWay | null): Engine;
  /** The standard one first. */
  readonly all: readonly [Engine, ...Engine[]];
}

/** The engine that keeps the service on one node; undefined where it may have several. */
export const loneEngine = ({ all }: Engines): Engine | undefined =>
  all.find(({ capabilities }) => capabilities.nodes === 'one');

export function engineSet(...all: readonly [Engine, ...Engine[]]): Engines {
  const [standard] = all;
  return {
    all,
    named: (name) => all.find((engine) => engine.name === name) ?? standard,
    choose: (wish) => all.find(({ capabilities }) => capabilities.media === wish) ?? standard,
  };
}

export const everything: Grants = { microphone: true, camera: true, screen: true };
