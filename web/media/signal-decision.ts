import type { SessionPair } from './session-pair.ts';

/** What a peer knows when a signal arrives; signals are handled one after the other, so nothing is half done. */
export interface PeerView {
  /** Of two peers that offer at the same moment the polite one gives way. */
  polite: boolean;
  local: string;
  /** `null` until the other side was heard. */
  remote: string | null;
  signaling: RTCSignalingState;
  /** A remote description has been applied in this life, so it can't be paired with another life any more. */
  negotiated: boolean;
  /** Of the latest own offer. */
  round: number;
  /** Of the latest offer that was taken from the remote life; 0 before the first. */
  taken: number;
}

export type SignalDecision =
  | { do: 'drop'; why: 'stale' | 'glare' | 'unasked' }
  /** Begin a new life with the same view of the other side, then decide again. */
  | { do: 'restart' }
  | { do: 'take-offer' }
  | { do: 'take-answer' }
  | { do: 'take-candidate' }
  | { do: 'hold-candidate' };

const drop = (why: 'stale' | 'glare' | 'unasked'): SignalDecision => ({ do: 'drop', why });

/**
 * Decides what to do with a signal: perfect negotiation (WebRTC, section 10.7) and beside it lives of peers.
 *
 * Where both sides make their first offer at once, the polite one starts anew instead of rolling back: the transceivers
 * of a rolled-back first offer are not matched with those of the offer that it takes (RFC 8829, section 5.10).
 */
export function decideOnSignal(peer: PeerView, pair: SessionPair, kind: RTCSdpType | 'candidate'): SignalDecision {
  if (pair.to !== null && pair.to !== peer.local) return drop('stale');
  if (peer.remote !== null && pair.from < peer.remote) return drop('stale');
  const reborn = peer.remote !== null && pair.from > peer.remote;
  if (reborn && peer.negotiated) return { do: 'restart' };
  if (kind === 'offer') return decideOnOffer(peer, pair);
  if (kind === 'answer') return decideOnAnswer(peer, pair);
  if (kind === 'candidate') return { do: peer.negotiated ? 'take-candidate' : 'hold-candidate' };
  return drop('unasked');
}

function decideOnOffer(peer: PeerView, pair: SessionPair): SignalDecision {
  // It came twice.
  if (pair.from === peer.remote && pair.round <= peer.taken) return drop('stale');
  if (peer.signaling === 'stable') return { do: 'take-offer' };
  if (!peer.polite) return drop('glare');
  return { do: peer.negotiated ? 'take-offer' : 'restart' };
}

function decideOnAnswer(peer: PeerView, { round }: SessionPair): SignalDecision {
  const awaited = peer.signaling === 'have-local-offer' && peer.round === round;
  return awaited ? { do: 'take-answer' } : drop('unasked');
}
