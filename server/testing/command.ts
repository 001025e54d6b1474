import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { text } from 'node:stream/consumers';

const cli = new URL('../main/cli.ts', import.meta.url).pathname;

export interface CommandEnd {
  code: number | null;
  output: string;
  faults: string;
}

/** Runs a command of `rotunda` as a process of its own, with these settings and no others, until it ends. */
export async function runCommand(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<CommandEnd> {
  const child = spawn(execPath, ['--disable-warning=ExperimentalWarning', cli, ...words], {
    env: { PATH: env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, faults, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, output, faults };
}
