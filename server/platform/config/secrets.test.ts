import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSecrets, secretsFrom } from './secrets.ts';

const one = secretsFrom(Buffer.alloc(32, 1));
const other = secretsFrom(Buffer.alloc(32, 2));

test('what is sealed opens with the same secret and purpose only', () => {
  const sealed = one.seal('pin', '482115');
  expect(one.open('pin', sealed)).toBe('482115');
  expect(() => one.open('token', sealed)).toThrow();
  expect(() => other.open('pin', sealed)).toThrow();
});

test('digests differ by purpose and by secret', () => {
  expect(new Set([one.digest('a', 'x'), one.digest('b', 'x'), other.digest('a', 'x')]).size).toBe(3);
});

test('the secret is made once, is its user’s alone, and a damaged one is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rotunda-secret-'));
  try {
    const made = loadSecrets(folder);
    expect(loadSecrets(folder).digest('a', 'x')).toBe(made.digest('a', 'x'));
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, 'secret'), 'short');
    expect(() => loadSecrets(folder)).toThrow('damaged');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
