import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A PostgreSQL server of our own; `url` is its superuser's, on the loopback address. */
export interface PrivatePostgres {
  url: string;
  stop: () => Promise<void>;
}

interface Identity {
  uid?: number;
  gid?: number;
}

// Nothing here outlives the tests: speed before durability.
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
];

// Ends the server and removes its folder ($0) when standard input closes, which a killed test run does too.
// SIGINT is PostgreSQL's fast shutdown: it ends its sessions and goes.
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ cat <&3; kill -INT $server; } >/dev/null 2>&1 &
wait $server
rm -rf "$0"
`;

/**
 * Creates a database cluster in a temporary folder and serves it on a free port until `stop`.
 * @param bin folder with `initdb` and `postgres`
 * @param more settings beside those of the tests, `shared_buffers=1GB`
 * @throws Error with the server's own words when it does not start
 */
export async function startPostgres(bin: string, more: readonly string[] = []): Promise<PrivatePostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'rotunda-postgres-'));
  const identity = findIdentity();
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(folder, identity.uid, identity.gid);
  const data = join(folder, 'data');
  const making = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), making, { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  askForPassword(join(data, 'pg_hba.conf'));

  const port = await freePort();
  const options = [
    `unix_socket_directories=${folder}`,
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    ...settings,
    ...more,
  ];
  const command = [join(bin, 'postgres'), '-D', data, ...options.flatMap((option) => ['-c', option])];
  const server = spawn('sh', ['-c', keeper, folder, ...command], {
    ...identity,
    cwd: tmpdir(),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const stop = () => endServer(server);
  try {
    await waitUntilReady(server, port);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** Everybody is trusted, but whoever is named `checked`: tests of a wrong password need one. First match counts. */
function askForPassword(file: string): void {
  writeFileSync(file, `host all checked 127.0.0.1/32 scram-sha-256\n${readFileSync(file, 'utf8')}`);
}

/** PostgreSQL refuses to run as root: the tests' one runs as the user of the Debian package then. */
function findIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const ask = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

/** Ready is what the server says of itself, and that the port answers. */
async function waitUntilReady(server: ChildProcess, port: number): Promise<void> {
  let words = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (part: Buffer) => {
      words = `${words}${part}`.slice(-4_000);
      if (words.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${words}`)));
  });
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
}

async function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.stdin?.end();
  await gone;
}
