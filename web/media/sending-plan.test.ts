import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topStep } from './ladder.ts';
import { planSending, type Situation } from './sending-plan.ts';

const usual: Situation = {
  others: 1,
  shown: { camera: null, screen: null },
  sharesScreen: false,
  network: topStep,
  processor: topStep,
};
const plan = (change: Partial<Situation>) => planSending({ ...usual, ...change });
const onStep = (step: number) => ({ ...topStep, step });

test('Two people see each other in 720 lines and 30 pictures a second', () => {
  expect(plan({}).camera).toEqual({ bitrate: 1_500_000, lines: 720, framesPerSecond: 30 });
});

test('Seven others together get no more than a home line carries, screen or not', () => {
  for (let others = 1; others <= 7; others += 1) {
    for (const sharesScreen of [false, true]) {
      const { camera, screen } = plan({ others, sharesScreen });
      const each = camera.bitrate + (sharesScreen ? screen.bitrate : 0);
      expect(each * others).toBeLessThanOrEqual(4_000_000);
    }
  }
});

test('Of eight parties, each has hardly more to encode for seven others than for one', () => {
  const pixels = ({ lines, framesPerSecond }: { lines: number; framesPerSecond: number }) =>
    lines ** 2 * framesPerSecond;
  expect(7 * pixels(plan({ others: 7 }).camera)).toBeLessThan(1.3 * pixels(plan({}).camera));
});

test('More others never get more each', () => {
  for (let others = 1; others < 7; others += 1) {
    const [fewer, more] = [plan({ others }).camera, plan({ others: others + 1 }).camera];
    expect(more.bitrate).toBeLessThanOrEqual(fewer.bitrate);
    expect(more.lines).toBeLessThanOrEqual(fewer.lines);
    expect(more.framesPerSecond).toBeLessThanOrEqual(fewer.framesPerSecond);
  }
});

test('A small tile gets a small picture, and one that is not shown gets none', () => {
  expect(plan({ shown: { camera: 160, screen: null } }).camera).toMatchObject({ lines: 180, bitrate: 220_000 });
  expect(plan({ shown: { camera: 0, screen: 0 } })).toMatchObject({ camera: { lines: 0 }, screen: { lines: 0 } });
});

test('A shared screen goes before the camera, and keeps its lines whatever happens', () => {
  const { camera, screen } = plan({ others: 3, sharesScreen: true });
  expect(screen.bitrate).toBeGreaterThan(3 * camera.bitrate);
  const worst = plan({ others: 7, sharesScreen: true, network: onStep(4), processor: onStep(4) });
  expect(worst.screen.lines).toBe(screen.lines);
});

const situation = fc.record({
  others: fc.integer({ min: 1, max: 7 }),
  shown: fc.record({ camera: fc.option(fc.integer({ min: 1, max: 2000 })), screen: fc.constant(null) }),
  sharesScreen: fc.boolean(),
});

test('Each step down sends less or the same, of everything, and never nothing', () => {
  fc.assert(
    fc.property(situation, fc.constantFrom('network' as const, 'processor' as const), (given, ladder) => {
      for (let step = 0; step < 4; step += 1) {
        const [before, after] = [
          plan({ ...given, [ladder]: onStep(step) }),
          plan({ ...given, [ladder]: onStep(step + 1) }),
        ];
        for (const picture of ['camera', 'screen'] as const) {
          for (const figure of ['bitrate', 'lines', 'framesPerSecond'] as const) {
            expect(after[picture][figure]).toBeLessThanOrEqual(before[picture][figure]);
            expect(after[picture][figure]).toBeGreaterThan(0);
          }
        }
      }
    }),
  );
});
