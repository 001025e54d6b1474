import type { CallId, LegId } from '../../../contract/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Engine, EngineFact, Grants, LegOfCall, Source } from '../engine.ts';

interface FakeLeg {
  name: string;
  grants: Grants;
  sends: Set<Source>;
}

/** What a test may look at and do, as a browser and a media server would. */
export interface FakeMedia {
  legsOf(call: CallId): ReadonlyMap<LegId, FakeLeg>;
  /** The browser of a leg starts to send; refused without a grant. */
  send(leg: LegOfCall, source: Source): boolean;
  /** The media server finds the leg gone. */
  lose(leg: LegOfCall): void;
}

/** An engine in memory that behaves like a media server: it knows who sends what, enforces grants and reports legs. */
export function createFake({ clock, maxParties = 100 }: { clock: Clock; maxParties?: number }): Engine & {
  media: FakeMedia;
} {
  const calls = new Map<CallId, Map<LegId, FakeLeg>>();
  const listeners = new Set<(fact: EngineFact) => void>();
  const report = (fact: EngineFact) => {
    for (const listener of listeners) listener(fact);
  };
  const find = ({ call, leg }: LegOfCall) => calls.get(call)?.get(leg);

  function drop({ call, leg }: LegOfCall): void {
    const legs = calls.get(call);
    if (!legs?.delete(leg)) return;
    report({ type: 'leg-gone', call, leg, at: clock.now() });
    if (legs.size > 0) return;
    calls.delete(call);
    report({ type: 'call-emptied', call, at: clock.now() });
  }

  return {
    name: 'fake',
    origins: [],
    capabilities: {
      maxParties,
      media: 'server',
      nodes: 'many',
      signals: 'engine',
      reportsLegs: true,
      enforcesGrants: true,
      accessSeconds: 600,
    },
    async admit({ call, leg, name, grants }) {
      const legs = calls.get(call) ?? new Map<LegId, FakeLeg>();
      const isNew = !legs.has(leg);
      calls.set(call, legs.set(leg, { name, grants, sends: legs.get(leg)?.sends ?? new Set() }));
      if (isNew) report({ type: 'leg-came', call, leg, at: clock.now() });
      return { engine: 'fake' };
    },
    trialServers: () => [],
    async change(leg, grants) {
      const known = find(leg);
      if (!known) return;
      known.grants = grants;
      for (const source of known.sends) if (!grants[source]) known.sends.delete(source);
    },
    mute: async (leg, source) => void find(leg)?.sends.delete(source),
    remove: async (leg) => drop(leg),
    async end(call) {
      for (const leg of [...(calls.get(call)?.keys() ?? [])]) drop({ call, leg });
    },
    mayRelay: () => false,
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    receive: async () => false,
    media: {
      legsOf: (call) => calls.get(call) ?? new Map(),
      send(leg, source) {
        const known = find(leg);
        if (!known?.grants[source]) return false;
        known.sends.add(source);
        return true;
      },
      lose: drop,
    },
  };
}
