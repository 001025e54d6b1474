import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testPassword } from './builders.ts';
import { type Client, openClient } from './client.ts';
import { type Settings, startCommand } from './command.ts';

/** `serve-fake` serves with an engine that several nodes may use. */
type Command = 'serve' | 'demo' | 'serve-fake';

/** The service as a process of its own, as a person starts it, that can be killed and started again on its data. */
export class ServiceProcess {
  readonly dataDir: string;
  readonly #databaseUrl: string | null;
  readonly #settings: Settings;
  readonly #command: Command;
  #child: ChildProcess | null = null;
  #url = '';
  #output = '';

  /** On the embedded database where `databaseUrl` is null; `settings` are environment variables beside the tests' own. */
  constructor(databaseUrl: string | null, settings: Settings = {}, command: Command = 'serve') {
    this.#databaseUrl = databaseUrl;
    this.#settings = settings;
    this.#command = command;
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

  /** Where the terminal says to open it. */
  get url(): string {
    return this.#url;
  }

  /** The one-time code that the terminal shows on an empty service. */
  get setupCode(): string {
    return /one-time code\s+(\S+)/.exec(this.#output)?.[1] ?? '';
  }

  /** Starts and resolves when it serves; again on the same port. Throws with what it printed where it ends instead. */
  async start(): Promise<void> {
    this.#output = '';
    const child = startCommand([this.#command], {
      DATA_DIR: this.dataDir,
      LOG_LEVEL: 'warn',
      ...(this.#databaseUrl ? { DATABASE_URL: this.#databaseUrl } : {}),
      ...(this.#url ? { PORT: new URL(this.#url).port } : {}),
      ...this.#settings,
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const read = (part: Buffer) => {
        this.#output += String(part);
        const url = /Open (http:\/\/\S+)\n/.exec(this.#output)?.[1];
        if (!url) return;
        this.#url = url;
        resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => reject(new Error(`The service ended:\n${this.#output}`)));
    });
  }

  /** Sets the empty service up with the company `acme`, `through` a proxy. The client is its administrator's, Anna Lind. */
  async setUp(through = this.url): Promise<{ administrator: Client; roomAddress: string }> {
    const administrator = openClient(through);
    const { status, body } = await administrator.send<{ roomAddress: string }>('POST', '/setup', {
      code: this.setupCode,
      provider: { name: 'Northern Provider', contact: 'help@provider.example' },
      serviceDomain: 'rotunda.test',
      company: { name: 'Acme', label: 'acme', timeZone: 'UTC' },
      administrator: {
        fullName: 'Anna Lind',
        email: 'anna@acme.example',
        localPart: 'anna.lind',
        password: testPassword,
      },
    });
    if (status !== 201) throw new Error(`Could not set the service up: ${JSON.stringify(body)}`);
    return { administrator, roomAddress: body.roomAddress };
  }

  /** SIGTERM, and waits for its end. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** SIGKILL: the process gets no chance to say or write anything. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
