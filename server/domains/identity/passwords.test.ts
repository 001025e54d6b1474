import { createHook } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { newToken } from '../../platform/random.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** How much hash work goes to the thread pool while something runs. */
async function hashWork(run: () => Promise<unknown>): Promise<number> {
  let requests = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') requests += 1;
    },
  }).enable();
  try {
    await run();
  } finally {
    hook.disable();
  }
  return requests;
}

test('a password fits its own hash only', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).not.toContain('correct');
  expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
  expect(await verifyPassword(hash, 'correct horse batterx')).toBe(false);
  expect(await verifyPassword(null, 'correct horse battery')).toBe(false);
  expect(await verifyPassword(undefined, '')).toBe(false);
});

test('short and stolen passwords are refused, whatever their case, with the field', async () => {
  await expect(hashPassword('ninechars')).rejects.toMatchObject({ problem: 'password_too_short' });
  for (const stolen of ['qwertyuiop', '1q2w3e4r5t', 'Password123', 'PASSWORD123', '1234567890']) {
    await expect(hashPassword(stolen, '/next')).rejects.toMatchObject({
      problem: 'password_breached',
      extra: { errors: [{ pointer: '/next', code: 'password_breached' }] },
    });
  }
});

test('of a thousand random passwords hardly one is taken for a stolen one', async () => {
  const { isBreached } = await import('./breached-passwords.ts');
  const refused = await Promise.all(Array.from({ length: 1000 }, () => isBreached(newToken())));
  expect(refused.filter(Boolean).length).toBeLessThan(5);
});

test('the hash work is done in the thread pool, as much for nobody as for somebody', async () => {
  const hash = await hashPassword('correct horse battery');
  const forSomebody = await hashWork(() => verifyPassword(hash, 'wrong password'));
  const forNobody = await hashWork(() => verifyPassword(undefined, 'wrong password'));
  expect(forSomebody).toBe(1);
  expect(forNobody).toBe(1);
});

test('the event loop turns while passwords are hashed', async () => {
  let turns = 0;
  let hashing = true;
  const turn = () => {
    turns += 1;
    if (hashing) setImmediate(turn);
  };
  setImmediate(turn);
  await Promise.all(Array.from({ length: 3 }, () => verifyPassword(undefined, 'wrong password')));
  hashing = false;
  expect(turns).toBeGreaterThan(20);
});
