import type { LocalTracks, RemoteMedia } from './engine.ts';
import type { LinkCounters } from './link-counters.ts';
import type { SendingLimits } from './sending-plan.ts';

/** What a peer needs of a peer connection; each call changes its signalling state as WebRTC, section 4.3, allows. */
export interface Connection {
  readonly signaling: RTCSignalingState;
  /** Makes an offer of all sections, in their fixed order, and applies it here. */
  offer(): Promise<RTCSessionDescriptionInit>;
  /** Answers the remote offer that was applied, and applies the answer here. */
  answer(): Promise<RTCSessionDescriptionInit>;
  /** Applies a description of the other side; an offer while there is one of our own rolls that back. */
  apply(description: RTCSessionDescriptionInit): Promise<void>;
  rollBack(): Promise<void>;
  addCandidate(candidate: RTCIceCandidateInit): Promise<void>;
  /** Makes the next offer start ICE anew (RFC 8445, section 9). */
  renewIce(): void;
  /** Servers for the next start of ICE; the path that there is goes on. */
  setServers(servers: RTCIceServer[]): void;
  setLocal(tracks: LocalTracks): void;
  limit(limits: SendingLimits): void;
  /** Whether the other side's voice is kept silent here. */
  silence(silent: boolean): void;
  /** Loudness of what is heard, 0 to 1; `null` when nothing is. */
  audioLevel(): number | null;
  /** Counts of what was sent and received so far. */
  count(): Promise<LinkCounters>;
  close(): void;
}

export interface ConnectionEvents {
  candidate(candidate: RTCIceCandidateInit): void;
  state(state: RTCPeerConnectionState): void;
  media(media: RemoteMedia): void;
}
