/** Limits of a meeting, in seconds (product, section 5). */
export const timeLimits = {
  /** After the last host has left, in rooms with a host PIN. */
  withoutHost: 5 * 60,
  alone: { personal: 15 * 60, team: 4 * 3600 },
  longest: 12 * 3600,
} as const;

/** Seconds without a proof after which a party's node counts as gone: the party shows as disconnected. */
export const disconnectedAfterSeconds = 25;

/** Who lets others in and refuses them: control, and a host by PIN (product, section 5). */
export const mayLetIn = ({ role, control }: { role: 'host' | 'guest'; control: boolean }): boolean =>
  control || role === 'host';

export interface MeetingClock {
  startedAt: Date | null;
  hostLeftAt: Date | null;
  aloneSince: Date | null;
}

export interface RoomLimits {
  kind: 'personal' | 'team';
  hasHostPin: boolean;
}

/** Why a meeting must end now; null where it may go on. */
export function overdue(meeting: MeetingClock, room: RoomLimits, now: Date): 'no-host' | 'time-limit' | null {
  const lasted = (since: Date | null, seconds: number) =>
    since !== null && now.getTime() - since.getTime() >= seconds * 1000;
  if (lasted(meeting.startedAt, timeLimits.longest)) return 'time-limit';
  if (room.hasHostPin && lasted(meeting.hostLeftAt, timeLimits.withoutHost)) return 'no-host';
  return lasted(meeting.aloneSince, timeLimits.alone[room.kind]) ? 'time-limit' : null;
}

/** What the clocks of a meeting are after a change of who is in. Of several hosts the last one counts. */
export function settleClocks(
  before: MeetingClock,
  inside: readonly { role: 'host' | 'guest' }[],
  now: Date,
): MeetingClock {
  if (inside.length === 0) return { startedAt: null, hostLeftAt: null, aloneSince: null };
  const hasHost = inside.some(({ role }) => role === 'host');
  return {
    startedAt: before.startedAt ?? now,
    hostLeftAt: hasHost ? null : (before.hostLeftAt ?? now),
    aloneSince: inside.length === 1 ? (before.aloneSince ?? now) : null,
  };
}
