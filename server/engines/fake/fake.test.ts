import { expect, test } from 'vitest';
import type { CallId, LegId } from '../../../contract/ids.ts';
import { systemClock } from '../../platform/clock.ts';
import { newId } from '../../platform/random.ts';
import { type EngineFact, everything } from '../engine.ts';
import { createFake } from './fake.ts';

const newLeg = () => ({ call: newId<CallId>(), leg: newId<LegId>(), name: 'Anna Lind', grants: everything });

test('a leg sends what it is granted, until it is muted or loses the grant', async () => {
  const engine = createFake({ clock: systemClock });
  const leg = newLeg();
  const sends = () => [...(engine.media.legsOf(leg.call).get(leg.leg)?.sends ?? [])];
  expect(engine.media.send(leg, 'camera')).toBe(false);
  await engine.admit(leg);
  expect(engine.media.send(leg, 'camera')).toBe(true);
  expect(engine.media.send(leg, 'microphone')).toBe(true);
  await engine.mute(leg, 'microphone');
  expect(sends()).toEqual(['camera']);
  await engine.change(leg, { ...everything, camera: false });
  expect(sends()).toEqual([]);
  expect(engine.media.send(leg, 'camera')).toBe(false);
});

test('a leg that the media server loses is reported', async () => {
  const engine = createFake({ clock: systemClock });
  const facts: EngineFact[] = [];
  const leg = newLeg();
  await engine.admit(leg);
  engine.hear((fact) => facts.push(fact));
  engine.media.lose(leg);
  expect(facts.map(({ type }) => type)).toEqual(['leg-gone', 'call-emptied']);
});
