import type { LegId, RingId, ScreenAskId } from '../../contract/ids.ts';
import type {
  ChatMessage,
  ClientMessage,
  EndReason,
  MediaState,
  MeetingState,
  ServerMessage,
} from '../../contract/live.ts';
import type { MediaAccess } from '../../contract/media-access.ts';
import type { ProblemDocument } from '../../contract/problems.ts';
import type { OutboxMessage } from './outbox.ts';

/** What somebody says at a room's door. */
export interface RoomRequest {
  to: 'room';
  address: string;
  name?: string;
  pin?: string;
  /** Of a video system's screen that a phone asked to come. */
  ask?: ScreenAskId;
}

/** What one wants to be in: a room, a direct call to the party of an address, or a call that rings here. */
export type JoinRequest = RoomRequest | { to: 'party'; address: string } | { to: 'ring'; ring: RingId };

/** One's place in a call or in its queue, by which one comes back after a loss or a reload of the page. No PIN in it. */
export interface Place {
  request: JoinRequest;
  leg: LegId;
  token: string;
}

type WithoutRef<Message> = Message extends unknown ? Omit<Message, 'ref'> : never;

/** What somebody in a meeting asks the service to do, and is told when it is refused. */
export type ControlAct = WithoutRef<
  Exclude<
    Extract<ClientMessage, { ref: string }>,
    { type: 'join' | 'resume' | 'leave' | 'call' | 'answer' | 'decline' | 'chat' }
  >
>;

/** What goes to the others without an answer. */
export type Gesture = Extract<ClientMessage, { type: 'hand' | 'react' }>;

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
  /** The party that one calls is being rung. */
  | { at: 'calling'; ref: string; request: JoinRequest; place: Place; name: string; service: ServiceLink }
  | {
      at: 'in';
      ref: string;
      request: JoinRequest;
      place: Place;
      access: MediaAccess;
      meeting: MeetingState;
      /** What was said, in order. */
      chat: readonly ChatMessage[];
      /** What one has written and the others may not have yet. */
      outbox: readonly OutboxMessage[];
      service: ServiceLink;
      /** Why the last control was not carried out. */
      controlFault: ProblemDocument | null;
    }
  | { at: 'ended'; why: EndWhy; request: JoinRequest; roomName: string | null }
  | { at: 'refused'; problem: ProblemDocument; request: JoinRequest };

/** What happens in a meeting and leaves no trace in its state. */
export type Moment = Extract<ServerMessage, { type: 'reaction' | 'muted' }>;

/** What the runner does after a transition, in this order. */
export type MeetingEffect =
  | { do: 'ask-to-join'; ref: string; request: JoinRequest }
  | { do: 'ask-to-return'; ref: string; place: Place }
  | { do: 'say-leave'; ref: string }
  | { do: 'control'; ref: string; act: ControlAct }
  | { do: 'gesture'; gesture: Gesture }
  | { do: 'say'; ref: string; text: string }
  | { do: 'mute' }
  | { do: 'tell-moment'; moment: Moment }
  | { do: 'tell-media'; media: MediaState }
  | { do: 'open-engine'; leg: LegId; access: MediaAccess; meeting: MeetingState }
  | { do: 'set-parties'; meeting: MeetingState; opening: 'offer' | 'await' }
  | { do: 'set-reachable'; reachable: boolean }
  | { do: 'set-access'; access: MediaAccess }
  | { do: 'close-engine' }
  | { do: 'remember'; place: Place }
  | { do: 'forget' };

export interface Transition {
  phase: MeetingPhase;
  effects: MeetingEffect[];
}
