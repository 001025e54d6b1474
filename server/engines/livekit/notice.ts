import type { WebhookEvent } from 'livekit-server-sdk';
import { callId, legId } from '../../../contract/ids.ts';
import type { EngineFact } from '../engine.ts';

/** What a notice tells; null for one that concerns no call of ours, and for what we do not ask for. */
export function factOf({ event, room, participant, createdAt }: WebhookEvent): EngineFact | null {
  const call = callId.safeParse(room?.name).data;
  if (!call) return null;
  const at = new Date(Number(createdAt) * 1000);
  if (event === 'room_finished') return { type: 'call-emptied', call, at };
  const leg = legId.safeParse(participant?.identity).data;
  if (!leg) return null;
  if (event === 'participant_joined') return { type: 'leg-came', call, leg, at };
  const isGone = event === 'participant_left' || event === 'participant_connection_aborted';
  return isGone ? { type: 'leg-gone', call, leg, at } : null;
}
