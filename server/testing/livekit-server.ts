import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** The programs that tests against LiveKit need, as `npm test` names them; null where one is missing. */
export function livekitPrograms(): { server: string; browser: string } | null {
  const { LIVEKIT_SERVER: server = '', CHROMIUM: browser = '' } = env;
  return server === '' || browser === '' ? null : { server, browser };
}

/** A real LiveKit server on the loopback address, which can be killed and started again. */
export class LivekitServer {
  readonly key = 'rotunda';
  readonly secret = 'north wind of the tests, a secret of LiveKit';
  readonly url: string;
  readonly #program: string;
  readonly #config: string;
  readonly #folder: string;
  #child: ChildProcess | null = null;
  #log = '';

  private constructor(program: string, folder: string, port: number, lines: readonly string[]) {
    this.#program = program;
    this.#folder = folder;
    this.#config = join(folder, 'livekit.yaml');
    this.url = `ws://127.0.0.1:${port}`;
    writeFileSync(this.#config, [...lines, `keys: { ${this.key}: '${this.secret}' }`, ''].join('\n'));
  }

  /** `hook` hears its notices. */
  static async start(program: string, hook: string | null = null): Promise<LivekitServer> {
    const [port, tcp, udp] = await Promise.all([freePort(), freePort(), freePort()]);
    const lines = [
      `port: ${port}`,
      `bind_addresses: ['127.0.0.1']`,
      `rtc: { tcp_port: ${tcp}, udp_port: ${udp}, node_ip: 127.0.0.1, use_external_ip: false, enable_loopback_candidate: true }`,
      'logging: { level: warn }',
      ...(hook === null ? [] : [`webhook: { api_key: rotunda, urls: ['${hook}'] }`]),
    ];
    const folder = mkdtempSync(join(tmpdir(), 'rotunda-livekit-'));
    const server = new LivekitServer(program, folder, port, lines);
    await server.start();
    return server;
  }

  /** The settings of a service that uses it. */
  get settings(): Readonly<Record<string, string>> {
    return { LIVEKIT_URL: this.url, LIVEKIT_API_KEY: this.key, LIVEKIT_API_SECRET: this.secret };
  }

  /** Starts it, again on the same ports, and resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(this.#program, ['--config', this.#config], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    for (const output of [child.stdout, child.stderr]) output.on('data', (part) => (this.#log += String(part)));
    const until = performance.now() + 20_000;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || performance.now() > until) throw new Error(`LiveKit did not start:\n${this.#log}`);
      await wait(50);
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answers(): Promise<boolean> {
    const { port } = new URL(this.url);
    return fetch(`http://127.0.0.1:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
