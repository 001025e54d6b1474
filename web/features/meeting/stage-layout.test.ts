import { expect, test } from 'vitest';
import { legId } from '../../../contract/ids.ts';
import { layOutStage } from './stage-layout.ts';
import { keyOf, type StageItem, type StagePlan } from './stage-plan.ts';

const leg = (n: number) => legId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const item = (n: number, what: StageItem['what'] = 'camera'): StageItem => ({
  key: keyOf(leg(n), what),
  leg: leg(n),
  what,
});
const ground = { width: 1200, height: 600, corner: 'bottom-right', speaker: null, pixelRatio: 2 } as const;

test('The engine is told the shorter side in pixels of the screen, and nothing for who has no place', () => {
  const plan: StagePlan = { main: item(1, 'screen'), others: [item(2)], inset: null };
  const layout = layOutStage(plan, ground);
  const sizes = layout.sizesOf([leg(1), leg(2)]);
  expect(sizes.get(leg(1))?.camera).toBe(0);
  expect(sizes.get(leg(1))?.screen).toBeGreaterThan(1000);
  expect(sizes.get(leg(2))).toEqual({ camera: 300, screen: 0 });
});

test('Where the strip is full, who speaks is in it, and how many are not is told', () => {
  const others = Array.from({ length: 30 }, (_, index) => item(index + 2));
  const layout = layOutStage({ main: item(1), others, inset: null }, { ...ground, speaker: leg(31) });
  expect(layout.places.has(keyOf(leg(31), 'camera'))).toBe(true);
  expect(layout.unseen).toBeGreaterThan(0);
  expect(layout.places.size).toBe(31 - layout.unseen);
});

test('Each item knows how it stands', () => {
  const pair = layOutStage({ main: item(1), others: [], inset: item(2) }, ground);
  expect([pair.sizeOf(item(1).key), pair.sizeOf(item(2).key)]).toEqual(['main', 'inset']);
  const focus = layOutStage({ main: item(1), others: [item(2)], inset: null }, ground);
  expect(focus.sizeOf(item(2).key)).toBe('small');
  const grid = layOutStage({ main: null, others: [item(1), item(2)], inset: null }, ground);
  expect(grid.sizeOf(item(2).key)).toBe('usual');
});
