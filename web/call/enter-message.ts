import type { ClientMessage, MediaState } from '../../contract/live.ts';
import type { JoinRequest } from './meeting-phase.ts';

/** How the service is asked for what somebody wants to be in. */
export function enterMessage(ref: string, request: JoinRequest, media: MediaState): ClientMessage {
  if (request.to === 'ring') return { type: 'answer', ref, ring: request.ring, media };
  const { to, ...door } = request;
  return to === 'party' ? { type: 'call', ref, ...door, media } : { type: 'join', ref, ...door, media };
}
