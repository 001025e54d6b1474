import type { LocalTracks } from './engine.ts';
import type { SendingLimits } from './sending-limits.ts';

/** What a peer needs of a peer connection; each call changes its signalling state as WebRTC, section 4.3, allows. */
export interface Connection {
  readonly signaling: RTCSignalingState;
  /** Makes an offer of one audio and one video section, in this order, and applies it here. */
  offer(): Promise<RTCSessionDescriptionInit>;
  /** Answers the remote offer that was applied, and applies the answer here. */
  answer(): Promise<RTCSessionDescriptionInit>;
  /** Applies a description of the other side; an offer while there is one of our own rolls that back. */
  apply(description: RTCSessionDescriptionInit): Promise<void>;
  rollBack(): Promise<void>;
  addCandidate(candidate: RTCIceCandidateInit): Promise<void>;
  /** Makes the next offer start ICE anew (RFC 8445, section 9). */
  renewIce(): void;
  setLocal(tracks: LocalTracks): void;
  limit(limits: SendingLimits): void;
  /** Loudness of what is heard, 0 to 1; `null` when nothing is. */
  audioLevel(): number | null;
  close(): void;
}

export interface ConnectionEvents {
  candidate(candidate: RTCIceCandidateInit): void;
  state(state: RTCPeerConnectionState): void;
  stream(stream: MediaStream): void;
}
