import { describe, expect, test } from 'vitest';
import type { CallId, LegId } from '../../../contract/ids.ts';
import { mediaAccess } from '../../../contract/media-access.ts';
import { systemClock } from '../../platform/clock.ts';
import { newId } from '../../platform/random.ts';
import { type Engine, type EngineFact, everything } from '../engine.ts';
import { createFake } from '../fake/fake.ts';
import { createMesh } from '../mesh/mesh.ts';

const engines: Record<string, () => Engine> = {
  mesh: () => createMesh({ turn: null, clock: systemClock }),
  'mesh with TURN': () => createMesh({ turn: { url: 'turn:turn.example:3478', secret: 's' }, clock: systemClock }),
  fake: () => createFake({ clock: systemClock }),
};

const newLeg = (call: CallId) => ({ call, leg: newId<LegId>(), name: 'Anna Lind', grants: everything });

describe.each(Object.entries(engines))('%s', (_name, create) => {
  test('gives each admitted leg access that the contract knows', async () => {
    const engine = create();
    const access = await engine.admit(newLeg(newId<CallId>()));
    expect(mediaAccess.parse(access)).toEqual(access);
  });

  test('tells in time to ask for new access, where that of the mesh ends', async () => {
    const engine = create();
    const access = await engine.admit(newLeg(newId<CallId>()));
    if (access.engine !== 'mesh') return;
    const ends = access.iceServers.some(({ credential }) => credential !== undefined);
    expect(access.renewAfter !== undefined).toBe(ends);
    expect(access.renewAfter ?? 0).toBeLessThan(engine.capabilities.accessSeconds);
  });

  test('carries signals between the legs of one call, if at all, and never to another call', async () => {
    const engine = create();
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
    const engine = create();
    const call = newId<CallId>();
    const [anna, ben, cleo] = [newLeg(call), newLeg(call), newLeg(call)];
    for (const leg of [anna, ben, cleo]) await engine.admit(leg);
    await engine.remove(ben);
    expect(engine.mayRelay(anna.leg, ben.leg)).toBe(false);
    expect(engine.mayRelay(ben.leg, anna.leg)).toBe(false);
    expect(engine.mayRelay(anna.leg, cleo.leg)).toBe(engine.capabilities.signals === 'service');
  });

  test('keeps a leg one when it is admitted again', async () => {
    const engine = create();
    const facts: EngineFact[] = [];
    engine.hear((fact) => facts.push(fact));
    const leg = newLeg(newId<CallId>());
    await engine.admit(leg);
    await engine.admit(leg);
    await engine.remove(leg);
    const types = facts.map(({ type }) => type);
    expect(types).toEqual(engine.capabilities.reportsLegs ? ['leg-came', 'leg-gone', 'call-emptied'] : []);
  });

  test('takes changes of legs and calls that are gone', async () => {
    const engine = create();
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
    const engine = create();
    const facts: EngineFact[] = [];
    engine.hear((fact) => facts.push(fact))();
    await engine.admit(newLeg(newId<CallId>()));
    expect(facts).toEqual([]);
  });

  test('refuses a notice that is not from its media server', async () => {
    expect(await create().receive({ body: '{"event":"room_finished"}', authorization: 'forged' })).toBe(false);
  });
});
