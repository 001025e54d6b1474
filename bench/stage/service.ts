import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/suites/free-port.ts';
import type { Workbench } from '../benchmark.ts';

const cli = fileURLToPath(new URL('../../server/main/cli.ts', import.meta.url));

export interface Started {
  url: string;
  child: ChildProcess;
  /** Milliseconds from the start of the process until it was ready. */
  took: number;
  /** Ends it gracefully. */
  stop(): Promise<void>;
}

interface Program {
  /** Command-line words for Node; the program listens on PORT of the environment. */
  words: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Answers 200 as soon as the program is ready. */
  readyPath: string;
}

const serviceDomain = 'rotunda.example';

/** Address of a personal room of the demo company; its owner is `administrator`. */
export const demoRoom = `ingrid.solberg.vmr@fjordkraft.${serviceDomain}`;

/** Longest wait for a program, in milliseconds: making the demo company takes its time on a busy machine. */
const patience = 180_000;

/** The service as people start it, by one of its commands. */
export const startService = (
  bench: Workbench,
  command: 'serve' | 'demo',
  env: Readonly<Record<string, string>>,
): Promise<Started> =>
  startProgram(bench, {
    words: ['--disable-warning=ExperimentalWarning', cli, command],
    env: { SERVICE_DOMAIN: serviceDomain, ...env },
    readyPath: '/api/ready',
  });

/**
 * Starts a Node program on a free port and waits until it says that it is ready.
 * @throws Error with the program's words where it ends instead, or takes more than 3 minutes
 */
export async function startProgram(bench: Workbench, { words, env, readyPath }: Program): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let faults = '';
  child.stderr.on('data', (part: Buffer) => (faults = `${faults}${part}`.slice(-4_000)));
  const stop = () => end(child);
  bench.afterwards(stop);
  while (!(await answers(`${url}${readyPath}`))) {
    if (performance.now() - started > patience)
      throw new Error(`A program is not ready after ${patience} ms:\n${faults}`);
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`A program ended early:\n${faults}`);
    await setTimeout(5);
  }
  return { url, child, took: performance.now() - started, stop };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(10_000) }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok;
    },
    () => false,
  );

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
