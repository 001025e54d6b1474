/**
 * Who somebody is to a room: `control` is an owner, or an administrator of the room's company, signed in; everybody
 * else (members of this or another company, guests, video systems) is `other`.
 */
export type Standing = 'control' | 'other';

/** What a given PIN was; `unread` where the room stands on guard, and right or wrong makes no difference. */
export type PinGiven = 'none' | 'host' | 'guest' | 'wrong' | 'unread';

export interface DoorRules {
  /** Whether a PIN is set. There is no guest PIN without a host PIN. */
  hostPin: boolean;
  guestPin: boolean;
  lobby: boolean;
}

export interface Arrival {
  standing: Standing;
  pin: PinGiven;
  /** Whether a host is in the meeting now. */
  hostInside: boolean;
  /** Whether the meeting is locked now. */
  locked: boolean;
}

export type Role = 'host' | 'guest';

export type Admission =
  /** Comes in. `control` only for owners and administrators: a host by PIN has none. */
  | { enter: Role; control: boolean }
  /** Waits until a host is there, or to be let in; `as` is the role once inside. */
  | { wait: 'host' | 'lobby'; as: Role }
  | { refuse: 'pin_wrong' }
  | { askPin: true };

/** Section 5's table: who gets into a room, and as what. */
export function admit(room: DoorRules, { standing, pin, hostInside, locked }: Arrival): Admission {
  if (standing === 'control') return { enter: 'host', control: true };
  if (!room.hostPin) return letIn(room, locked);
  if (pin === 'wrong') return { refuse: 'pin_wrong' };
  if (pin === 'unread') return { wait: 'lobby', as: 'guest' };
  if (pin === 'host') return locked ? { wait: 'lobby', as: 'host' } : { enter: 'host', control: false };
  if (room.guestPin && pin !== 'guest') return { askPin: true };
  return hostInside ? letIn(room, locked) : { wait: 'host', as: 'guest' };
}

/**
 * A video system that somebody with control of the room brings in: nobody else is asked, the lock and the lobby neither.
 * Where the room has a host PIN it comes as with that, so that the meeting does not end for want of a host.
 */
export const bringIn = ({ hostPin }: Pick<DoorRules, 'hostPin'>): Admission => ({
  enter: hostPin ? 'host' : 'guest',
  control: false,
});

function letIn({ lobby }: DoorRules, locked: boolean): Admission {
  return lobby || locked ? { wait: 'lobby', as: 'guest' } : { enter: 'guest', control: false };
}
