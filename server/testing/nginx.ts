import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx'].find((path) => existsSync(path));
const sample = new URL('../../deploy/nginx.conf', import.meta.url);

export const hasNginx = program !== undefined;

/** The sample of the documentation before nodes on these ports, but for HTTPS. */
function configuration(folder: string, port: number, nodes: readonly [number, number]): string {
  const site = readFileSync(sample, 'utf8')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll(/ *ssl_certificate.*\n/g, '')
    .replace('127.0.0.1:3001', `127.0.0.1:${nodes[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${nodes[1]}`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`);
  return `daemon off; pid ${folder}/pid; error_log stderr warn; worker_processes 1;
    events {} http { access_log off; ${paths.join(' ')}\n${site} }`;
}

/** A real nginx before two nodes. */
export class Nginx {
  readonly url: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'rotunda-nginx-'));
  readonly #child: ChildProcess;

  constructor(port: number, nodes: readonly [number, number]) {
    const file = join(this.#folder, 'nginx.conf');
    writeFileSync(file, configuration(this.#folder, port, nodes));
    this.url = `http://127.0.0.1:${port}`;
    this.#child = spawn(program ?? 'nginx', ['-c', file, '-p', this.#folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null) {
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
