import fc from 'fast-check';
import { expect, test } from 'vitest';
import { climb, type Ladder, topStep } from './ladder.ts';

/** `x` is a measurement with trouble, `.` one without; answers the step after each. */
function stepsOf(measurements: string, from: Ladder = topStep) {
  const steps: number[] = [];
  let ladder = from;
  for (const measured of measurements) {
    ladder = climb(ladder, measured === 'x');
    steps.push(ladder.step);
  }
  return { steps, ladder };
}

test('One bad measurement changes nothing, a second one leads a step down', () => {
  expect(stepsOf('x.x.x').steps).toEqual([0, 0, 0, 0, 0]);
  expect(stepsOf('xxxx').steps).toEqual([0, 1, 1, 2]);
});

test('There is a lowest step, and it takes four quiet measurements to leave one', () => {
  const down = stepsOf('x'.repeat(30));
  expect(down.steps.at(-1)).toBe(4);
  expect(stepsOf('....', down.ladder).steps).toEqual([4, 4, 4, 3]);
});

test('Where going up brought trouble again, the next try waits twice as long', () => {
  const relapsed = stepsOf('xx....xx');
  expect(relapsed.steps.at(-1)).toBe(1);
  expect(stepsOf('.......', relapsed.ladder).steps.at(-1)).toBe(1);
  expect(stepsOf('........', relapsed.ladder).steps.at(-1)).toBe(0);
});

test('After a long quiet time it is as quick as at first', () => {
  const settled = stepsOf(`xx....xx........${'.'.repeat(40)}`);
  expect(settled.ladder).toMatchObject({ step: 0, patience: topStep.patience });
});

test('It moves a step at a time, stays on the ladder, and always comes back up', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('x', '.'), { maxLength: 200 }), (measurements) => {
      const { steps, ladder } = stepsOf(measurements.join(''));
      for (const [index, step] of steps.entries()) {
        expect(Math.abs(step - (steps[index - 1] ?? 0))).toBeLessThanOrEqual(1);
        expect(step).toBeGreaterThanOrEqual(0);
        expect(step).toBeLessThan(5);
      }
      expect(stepsOf('.'.repeat(4 * 33), ladder).steps.at(-1) ?? 0).toBe(0);
    }),
  );
});
