import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const cli = new URL('../main/cli.ts', import.meta.url).pathname;
/** Started in the place of the command of that name. */
const ours: Readonly<Record<string, string>> = { 'serve-fake': new URL('serve-fake.ts', import.meta.url).pathname };

export type Settings = Readonly<Record<string, string>>;

export interface CommandEnd {
  code: number | null;
  output: string;
  faults: string;
}

/** Starts a command of `rotunda` as a process of its own, on this machine only, with these settings and no others. */
export const startCommand = (
  words: readonly string[],
  settings: Settings,
): ChildProcessByStdio<null, Readable, Readable> =>
  spawn(execPath, ['--disable-warning=ExperimentalWarning', ours[words[0] ?? ''] ?? cli, ...words], {
    env: { PATH: env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs one until it ends. */
export async function runCommand(words: readonly string[], settings: Settings): Promise<CommandEnd> {
  const child = startCommand(words, { LOG_LEVEL: 'error', ...settings });
  const [output, faults, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, output, faults };
}
