import { expect, test, vi } from 'vitest';
import type { CallId, LegId } from '../../../contract/ids.ts';
import { type MediaAccess, mediaAccess } from '../../../contract/media-access.ts';
import { newId } from '../../platform/random.ts';
import { type Engine, type EngineFact, everything } from '../engine.ts';

export const newLeg = (call: CallId) => ({ call, leg: newId<LegId>(), name: 'Anna Lind', grants: everything });

/** Connects as a leg's browser does, where an engine reports legs by their connections. */
type Connect = (access: MediaAccess) => Promise<void>;

/** What every engine holds to. Call it in a `describe`. */
export function holdsToThePort(start: () => Engine, connect: Connect = async () => {}): void {
  test('gives each admitted leg access that the contract knows', async () => {
    const engine = start();
    const access = await engine.admit(newLeg(newId<CallId>()));
    expect(mediaAccess.parse(access)).toEqual(access);
  });

  test('tells in time to ask for new access, where that of the mesh ends', async () => {
    const engine = start();
    const access = await engine.admit(newLeg(newId<CallId>()));
    if (access.engine !== 'mesh') return;
    const ends = access.iceServers.some(({ credential }) => credential !== undefined);
    expect(access.renewAfter !== undefined).toBe(ends);
    expect(access.renewAfter ?? 0).toBeLessThan(engine.capabilities.accessSeconds);
  });

  test('carries signals between the legs of one call, if at all, and never to another call', async () => {
    const engine = start();
    const [one, other] = [newId<CallId>(), newId<CallId>()];
    const [anna, ben, stranger] = [newLeg(one), newLeg(one), newLeg(other)];
    for (const leg of [anna, ben, stranger]) await engine.admit(leg);
    const carried = engine.capabilities.signals === 'service';
    expect(engine.mayRelay(anna.leg, ben.leg)).toBe(carried);
    expect(engine.mayRelay(ben.leg, anna.leg)).toBe(carried);
    expect(engine.mayRelay(anna.leg, anna.leg)).toBe(false);
    expect(engine.mayRelay(anna.leg, stranger.leg)).toBe(false);
    expect(engine.mayRelay(stranger.leg, ben.leg)).toBe(false);
    expect(engine.mayRelay(newId<LegId>(), ben.leg)).toBe(false);
  });

  test('lets a removed leg carry nothing more, and leaves the others alone', async () => {
    const engine = start();
    const call = newId<CallId>();
    const [anna, ben, cleo] = [newLeg(call), newLeg(call), newLeg(call)];
    for (const leg of [anna, ben, cleo]) await engine.admit(leg);
    await engine.remove(ben);
    expect(engine.mayRelay(anna.leg, ben.leg)).toBe(false);
    expect(engine.mayRelay(ben.leg, anna.leg)).toBe(false);
    expect(engine.mayRelay(anna.leg, cleo.leg)).toBe(engine.capabilities.signals === 'service');
  });

  test('keeps a leg one when it is admitted again', async () => {
    const engine = start();
    const facts: EngineFact[] = [];
    engine.hear((fact) => facts.push(fact));
    const leg = newLeg(newId<CallId>());
    const seen = (count: number) =>
      vi.waitFor(() => expect(facts.length).toBe(engine.capabilities.reportsLegs ? count : 0), 20_000);
    await connect(await engine.admit(leg));
    await seen(1);
    await engine.admit(leg);
    await engine.remove(leg);
    await engine.end(leg.call);
    await seen(3);
    const types = facts.map(({ type }) => type);
    expect(types).toEqual(engine.capabilities.reportsLegs ? ['leg-came', 'leg-gone', 'call-emptied'] : []);
    for (const fact of facts) {
      expect(fact.call).toBe(leg.call);
      if (fact.type !== 'call-emptied') expect(fact.leg).toBe(leg.leg);
    }
  });

  test('takes changes of legs and calls that are gone', async () => {
    const engine = start();
    const leg = newLeg(newId<CallId>());
    await engine.change(leg, everything);
    await engine.mute(leg, 'microphone');
    await engine.remove(leg);
    await engine.end(leg.call);
    await engine.admit(leg);
    await engine.end(leg.call);
    const again = newLeg(leg.call);
    await engine.admit(again);
    expect(engine.mayRelay(leg.leg, again.leg)).toBe(false);
  });

  test('tells nobody who stopped listening', async () => {
    const engine = start();
    const facts: EngineFact[] = [];
    engine.hear((fact) => facts.push(fact))();
    await engine.admit(newLeg(newId<CallId>()));
    expect(facts).toEqual([]);
  });

  test('refuses a notice that is not from its media server', async () => {
    expect(await start().receive({ body: '{"event":"room_finished"}', authorization: 'forged' })).toBe(false);
  });
}
