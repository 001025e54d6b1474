import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';

const cli = new URL('../main/cli.ts', import.meta.url).pathname;

/** The service as a process of its own, as `npm start` runs it, that can be killed and started again on its data. */
export class ServiceProcess {
  readonly dataDir: string;
  readonly #databaseUrl: string | null;
  readonly #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #port = 0;
  #output = '';

  /** On the embedded database where `databaseUrl` is null; `settings` are environment variables beside the tests' own. */
  constructor(databaseUrl: string | null, settings: Readonly<Record<string, string>> = {}) {
    this.#databaseUrl = databaseUrl;
    this.#settings = settings;
    this.dataDir = settings['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'rotunda-process-'));
  }

  /** What the process printed since its start. */
  get output(): string {
    return this.#output;
  }

  /** Resolves with the exit code when the process ends by itself. */
  get ended(): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => child.once('exit', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The one-time code that the terminal shows on an empty service. */
  get setupCode(): string {
    return /one-time code\s+(\S+)/.exec(this.#output)?.[1] ?? '';
  }

  /** Starts and resolves when it serves; again on the same port. Throws with what it printed where it ends instead. */
  async start(): Promise<void> {
    this.#output = '';
    const child = spawn(execPath, ['--disable-warning=ExperimentalWarning', cli, 'serve'], {
      env: {
        PATH: env['PATH'] ?? '',
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        DATA_DIR: this.dataDir,
        LOG_LEVEL: 'warn',
        ...(this.#databaseUrl ? { DATABASE_URL: this.#databaseUrl } : {}),
        ...this.#settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const read = (part: Buffer) => {
        this.#output += String(part);
        const port = /Open http:\/\/[^\s:]+:(\d+)/.exec(this.#output)?.[1];
        if (!port) return;
        this.#port = Number(port);
        resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => reject(new Error(`The service ended:\n${this.#output}`)));
    });
  }

  /** SIGTERM, and waits for its end. */
  async stop(): Promise<void> {
    const child = this.#child;
    const { ended } = this;
    child?.kill('SIGTERM');
    await ended;
    this.#child = null;
  }

  /** SIGKILL: the process gets no chance to say or write anything. */
  kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
