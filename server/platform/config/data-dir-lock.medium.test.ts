import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DataDirHeld, holdDataDir } from './data-dir-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'rotunda-lock-'));
const since = new Date('2026-01-01T00:00:00Z');
afterAll(() => rmSync(folder, { recursive: true }));

const script = `
  const { holdDataDir } = await import(${JSON.stringify(new URL('data-dir-lock.ts', import.meta.url).href)});
  holdDataDir(${JSON.stringify(folder)}, 'serve', new Date(0));
  process.stdout.write('held');
  setInterval(() => {}, 1000);
`;

test('a second process is told who holds the directory, and a killed process leaves no lock behind', async () => {
  const holder = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    script,
  ]);
  const exited = once(holder, 'exit');
  await once(holder.stdout, 'data');
  expect(() => holdDataDir(folder, 'migrate', since)).toThrow(DataDirHeld);
  expect(() => holdDataDir(folder, 'migrate', since)).toThrow(`process ${holder.pid} on`);
  holder.kill('SIGKILL');
  await exited;
  const lock = holdDataDir(folder, 'migrate', since);
  lock.release();
});
