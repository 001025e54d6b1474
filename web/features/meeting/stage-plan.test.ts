import { expect, test } from 'vitest';
import { legId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import { followSharers, keyOf, planStage, type StageWish, seatStrip, stageItems } from './stage-plan.ts';

const [anna, ben, cleo, you] = [1, 2, 3, 4].map((n) => legId.parse(`00000000-0000-4000-8000-00000000000${n}`)) as [
  Party['leg'],
  Party['leg'],
  Party['leg'],
  Party['leg'],
];

const party = (leg: Party['leg'], screen = false): Party => ({
  leg,
  name: 'Somebody',
  kind: 'member',
  role: 'guest',
  control: false,
  owner: false,
  device: 1,
  joinedAt: '2026-11-24T10:00:00.000Z',
  media: { microphone: true, camera: true, screen },
  handAt: null,
  connected: true,
});

const wish: StageWish = { view: 'gallery', pinned: null, solo: null, hidesSelf: false };
const four = { parties: [anna, you, ben, cleo].map((leg) => party(leg)), you, sharers: [], speaker: null };
const two = { ...four, parties: [party(anna), party(you)] };
const keysOf = (items: readonly { key: string }[]) => items.map(({ key }) => key);

test('In the gallery all are of one size, oneself last', () => {
  const plan = planStage(four, wish);
  expect(plan.main).toBeNull();
  expect(keysOf(plan.others)).toEqual([anna, ben, cleo, you].map((leg) => keyOf(leg, 'camera')));
});

test('With one other party the own picture stands upon the large one, until it is hidden', () => {
  const plan = planStage(two, wish);
  expect(plan).toMatchObject({ main: { leg: anna }, others: [], inset: { leg: you } });
  expect(planStage(two, { ...wish, hidesSelf: true })).toMatchObject({ main: { leg: anna }, others: [], inset: null });
});

test('Who is alone is seen even where the own picture is hidden', () => {
  expect(stageItems({ ...four, parties: [party(you)] }, true)).toHaveLength(1);
});

test('Speaker view shows large who speaks, and the first of the others before anybody has spoken', () => {
  const view = { ...wish, view: 'speaker' as const };
  expect(planStage(four, view).main?.leg).toBe(anna);
  expect(planStage({ ...four, speaker: cleo }, view).main?.leg).toBe(cleo);
  expect(planStage({ ...four, speaker: you }, view).main?.leg).toBe(anna);
});

test('The screen that was shared last has the stage, and a pin goes before it', () => {
  const facts = { ...four, sharers: [ben, anna] };
  expect(planStage(facts, wish).main?.key).toBe(keyOf(anna, 'screen'));
  expect(planStage(facts, { ...wish, pinned: keyOf(ben, 'screen') }).main?.key).toBe(keyOf(ben, 'screen'));
  expect(planStage(facts, { ...wish, pinned: keyOf(cleo, 'camera') }).main?.leg).toBe(cleo);
});

test('One’s own screen never has the stage', () => {
  expect(planStage({ ...four, sharers: [you] }, wish).main).toBeNull();
});

test('Beside a screen, speaker view shows only who speaks', () => {
  const plan = planStage({ ...four, sharers: [ben], speaker: cleo }, { ...wish, view: 'speaker' });
  expect(keysOf(plan.others)).toEqual([keyOf(cleo, 'camera')]);
});

test('A pin of somebody who left means nothing', () => {
  expect(planStage(two, { ...wish, pinned: keyOf(cleo, 'camera') }).main?.leg).toBe(anna);
});

test('What is alone on the stage has nothing beside it', () => {
  const plan = planStage(four, { ...wish, solo: keyOf(ben, 'camera'), pinned: keyOf(anna, 'camera') });
  expect(plan).toMatchObject({ main: { leg: ben }, others: [], inset: null });
});

test('Who begins to share comes last, and who stops is forgotten', () => {
  const both = [party(anna, true), party(ben, true)];
  const first = followSharers([], [party(anna), party(ben, true)]);
  const second = followSharers(first, both);
  expect(second).toEqual([ben, anna]);
  expect(followSharers(second, both)).toBe(second);
  expect(followSharers(second, [party(anna, true), party(ben)])).toEqual([anna]);
});

test('Where the strip is too short, who speaks has a seat', () => {
  const { others } = planStage(four, wish);
  expect(keysOf(seatStrip(others, 2, cleo))).toEqual([keyOf(anna, 'camera'), keyOf(cleo, 'camera')]);
  expect(keysOf(seatStrip(others, 2, anna))).toEqual([keyOf(anna, 'camera'), keyOf(ben, 'camera')]);
  expect(seatStrip(others, 4, null)).toHaveLength(4);
});
