import type { Clock } from '../../platform/clock.ts';
import type { Engine } from '../engine.ts';
import { Membership } from './membership.ts';
import { iceServers, openServers, type Turn } from './turn.ts';

/** How long credentials of TURN hold; a page asks for new ones when three quarters are over. */
const turnSeconds = 3600;
/** For the connection test. */
const trialSeconds = 600;

/**
 * Media from browser to browser. The service hands out addresses of TURN and carries signals; it sees no media, so it
 * can neither report legs nor enforce a mute: a removed leg loses its signals, and the other browsers drop it.
 */
export function createMesh({ turn, clock }: { turn: Turn | null; clock: Clock }): Engine {
  const members = new Membership();
  return {
    name: 'mesh',
    origins: [],
    capabilities: {
      maxParties: 8,
      media: 'direct',
      nodes: 'one',
      signals: 'service',
      reportsLegs: false,
      enforcesGrants: false,
      accessSeconds: turnSeconds,
    },
    async admit(leg) {
      members.add(leg);
      const expiresAt = new Date(clock.now().getTime() + turnSeconds * 1000);
      const renewAfter = turn ? { renewAfter: (turnSeconds * 3) / 4 } : {};
      return { engine: 'mesh', iceServers: iceServers(turn, leg.leg, expiresAt), ...renewAfter };
    },
    trialServers(holder) {
      const expiresAt = new Date(clock.now().getTime() + trialSeconds * 1000);
      return holder === null ? openServers(turn) : iceServers(turn, `trial-${holder}`, expiresAt);
    },
    change: async () => {},
    mute: async () => {},
    async remove(leg) {
      members.remove(leg);
    },
    async end(call) {
      members.end(call);
    },
    mayRelay: (from, to) => members.areTogether(from, to),
    hear: () => () => {},
    receive: async () => false,
  };
}
