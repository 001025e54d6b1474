import type { LegId } from '../../contract/ids.ts';
import type { EndReason, MediaAccess, MediaState, MeetingState } from '../../contract/live.ts';
import type { ProblemDocument } from '../../contract/problems.ts';

/** What somebody says at the door. */
export interface JoinRequest {
  address: string;
  name?: string;
  pin?: string;
}

/** One's place in a meeting or in its queue, by which one comes back after a loss or a reload of the page. */
export interface Place {
  address: string;
  name?: string;
  leg: LegId;
  token: string;
}

/** What whoever may let in does with those who wait. */
export type LobbyAct = { type: 'admit'; leg: LegId | 'all' } | { type: 'refuse'; leg: LegId };

/** `lost`: there is no connection to the service. `returning`: there is one again and the place is asked for. */
export type ServiceLink = 'up' | 'lost' | 'returning';

export type EndWhy = EndReason | 'signed-out';

export type MeetingPhase =
  | { at: 'idle' }
  | { at: 'joining'; ref: string; request: JoinRequest }
  /** After a reload of the page: asks for the place that the page had. */
  | { at: 'returning'; ref: string; place: Place }
  | {
      at: 'waiting';
      ref: string;
      request: JoinRequest;
      place: Place;
      for: 'host' | 'lobby';
      roomName: string;
      service: ServiceLink;
    }
  | {
      at: 'in';
      ref: string;
      request: JoinRequest;
      place: Place;
      access: MediaAccess;
      meeting: MeetingState;
      service: ServiceLink;
      /** Why the last control was not carried out. */
      controlFault: ProblemDocument | null;
    }
  | { at: 'ended'; why: EndWhy; request: JoinRequest; roomName: string | null }
  | { at: 'refused'; problem: ProblemDocument; request: JoinRequest };

/** What the runner does after a transition, in this order. */
export type MeetingEffect =
  | { do: 'ask-to-join'; ref: string; request: JoinRequest }
  | { do: 'ask-to-return'; ref: string; place: Place }
  | { do: 'say-leave'; ref: string }
  | { do: 'tend-lobby'; ref: string; lobby: LobbyAct }
  | { do: 'tell-media'; media: MediaState }
  | { do: 'open-engine'; leg: LegId; access: MediaAccess; meeting: MeetingState }
  | { do: 'set-parties'; meeting: MeetingState; opening: 'offer' | 'await' }
  | { do: 'set-reachable'; reachable: boolean }
  | { do: 'close-engine' }
  | { do: 'remember'; place: Place }
  | { do: 'forget' };

export interface Transition {
  phase: MeetingPhase;
  effects: MeetingEffect[];
}
