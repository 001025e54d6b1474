import { expect, test } from 'vitest';
import { inTurn } from './turns.ts';

test('two run at once, the rest in order, and a failure gives its turn away', async () => {
  const started: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const runs = gates.map((gate, index) =>
    inTurn(async () => {
      started.push(index);
      await gate.promise;
      return index;
    }),
  );
  const settled = Promise.allSettled(runs);
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  gates[1]?.reject(new Error('failed'));
  await expect(runs[1]).rejects.toThrow('failed');
  for (const gate of gates) gate.resolve();
  const outcomes = await settled;
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
});
