import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCoturn } from '../scripts/suites/machine.ts';

/** The lines that docs/operating.md gives to whoever runs coturn. */
function documentedLines(): string[] {
  const docs = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8');
  const block = /```ini\n(# turnserver\.conf\n[\s\S]*?)```/.exec(docs)?.[1];
  if (!block) throw new Error('docs/operating.md has no configuration of coturn any more.');
  return block.split('\n');
}

/** Of this machine; browsers offer no loopback address to each other. */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

interface RelayOptions {
  /** Answers over TLS, by a certificate of its own that nobody has signed. */
  tls?: boolean;
  /** Whether peers in this machine's own, private, network may be relayed to, which the documented lines refuse. */
  privatePeers: boolean;
}

/** A real coturn with the documented settings, on a port of its own. */
export class RelayServer {
  readonly secret = 'north wind of the stories';
  readonly url: string;
  readonly #folder: string;
  readonly #child: ChildProcess;
  #log = '';

  private constructor(child: ChildProcess, folder: string, url: string) {
    this.#child = child;
    this.#folder = folder;
    this.url = url;
    child.stdout?.on('data', (part: Buffer) => (this.#log += part));
    child.stderr?.on('data', (part: Buffer) => (this.#log += part));
  }

  static async start({ privatePeers, tls = false }: RelayOptions): Promise<RelayServer> {
    const program = findCoturn();
    if (!program) throw new Error('This story needs coturn. Install the package coturn, or set COTURN.');
    const folder = mkdtempSync(join(tmpdir(), 'rotunda-relay-'));
    const address = ownAddress();
    const port = await freePort(address);
    const tlsPort = await freePort(address);
    const own = /^(listening-port|tls-listening-port|static-auth-secret|realm|cert|pkey|user-quota|total-quota)=/;
    const lines = [
      ...documentedLines().filter((line) => !own.test(line)),
      `listening-port=${port}`,
      `listening-ip=${address}`,
      `relay-ip=${address}`,
      'realm=turn.rotunda.example',
      'static-auth-secret=north wind of the stories',
      ...(tls ? [`tls-listening-port=${tlsPort}`, ...selfSigned(folder, address)] : ['no-tls']),
      'no-dtls',
      'log-file=stdout',
      'simple-log',
      'verbose',
      `pidfile=${join(folder, 'pid')}`,
      `userdb=${join(folder, 'users')}`,
      ...(privatePeers ? [`allowed-peer-ip=${address}`] : []),
      ...(privatePeers && address.startsWith('127.') ? ['allow-loopback-peers', 'cli-password=unused'] : []),
    ];
    const config = join(folder, 'turnserver.conf');
    writeFileSync(config, lines.join('\n'));
    const child = spawn(program, ['-c', config], { stdio: ['ignore', 'pipe', 'pipe'] });
    const server = new RelayServer(child, folder, tls ? `turns:${address}:${tlsPort}` : `turn:${address}:${port}`);
    await server.#awaitAnswer(address, port);
    return server;
  }

  /** Credentials as the service makes them (draft-uberti-behave-turn-rest-00). */
  credentials(expiresAt: Date, secret = this.secret): { username: string; credential: string } {
    const username = `${Math.floor(expiresAt.getTime() / 1000)}:story`;
    return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
  }

  /** Nothing passes until `goOn`: the packets of that time are lost. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.goOn();
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Asks for its address by STUN until it answers (RFC 8489, section 6). */
  async #awaitAnswer(address: string, port: number): Promise<void> {
    const socket = createSocket('udp4');
    const request = Buffer.alloc(20);
    request.writeUInt16BE(1, 0);
    request.writeUInt32BE(0x2112a442, 4);
    request.write('rotunda-test', 8, 'ascii');
    const answered = once(socket, 'message', { signal: AbortSignal.timeout(15_000) });
    const asking = setInterval(() => socket.send(request, port, address), 50);
    try {
      await answered;
    } catch (error) {
      throw new Error(`coturn does not answer:\n${this.#log}`, { cause: error });
    } finally {
      clearInterval(asking);
      socket.close();
    }
  }
}

/** The lines for a new certificate. */
function selfSigned(folder: string, address: string): string[] {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=turn.rotunda.example', '-addext', `subjectAltName=IP:${address}`];
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ]);
  if (made.status !== 0) throw new Error(`This story needs openssl.\n${made.stderr}`, { cause: made.error });
  return [`cert=${certificate}`, `pkey=${key}`];
}

async function freePort(address: string): Promise<number> {
  const probe = createSocket('udp4');
  probe.bind(0, address);
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
