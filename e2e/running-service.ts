import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../server/main/cli.ts', import.meta.url));

/** The service as a person starts it: a process of its own over a new data directory. */
export class RunningService {
  readonly url: string;
  readonly dataDir: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #command: string;
  #child: ChildProcess | null = null;
  #output = '';

  private constructor(port: number, command: string, env: Readonly<Record<string, string>>) {
    this.url = `http://localhost:${port}`;
    this.dataDir = mkdtempSync(join(tmpdir(), 'rotunda-story-'));
    this.#command = command;
    this.#env = { ...env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: this.dataDir, LOG_LEVEL: 'warn' };
  }

  static async start(
    command: 'serve' | 'demo' = 'serve',
    env: Readonly<Record<string, string>> = {},
  ): Promise<RunningService> {
    const service = new RunningService(await freePort(), command, env);
    await service.startAgain();
    return service;
  }

  /** What the terminal shows. */
  get output(): string {
    return this.#output;
  }

  /** The one-time set-up code that the terminal shows. */
  get setupCode(): string {
    return /one-time code\s+(\S+)/.exec(this.#output)?.[1] ?? '';
  }

  /** Starts it on the same data and address, and resolves when it is ready. */
  async startAgain(): Promise<void> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, this.#command], {
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#output = '';
    const ready = new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.#output += chunk.toString();
        if (this.#output.includes('is ready.')) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`The service ended with ${code}: ${this.#output}`)));
    });
    await ready;
  }

  /** Ends the process at once, as a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** A port that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
