import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debianPostgres = '/usr/lib/postgresql';

/** Path of the machine's Chromium; the variable CHROMIUM wins. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return named;
  return findProgram(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);
}

/** Path of coturn's `turnserver`; the variable COTURN wins. */
export function findCoturn(): string | undefined {
  const named = process.env.COTURN;
  return named !== undefined && named !== '' ? named : findProgram(['turnserver']);
}

/** Folder with `initdb` and `postgres`, the newest where there are several; the variable POSTGRES_BIN wins. */
export function findPostgres(): string | undefined {
  const named = process.env.POSTGRES_BIN;
  if (named !== undefined && named !== '') return named;
  const versions = existsSync(debianPostgres)
    ? readdirSync(debianPostgres)
        .map(Number)
        .sort((a, b) => b - a)
    : [];
  const debian = versions.map((version) => join(debianPostgres, String(version), 'bin'));
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...debian, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/**
 * Installs Debian packages where this process may: as root, with apt-get.
 * @throws Error that names the packages, where it may not or the installation fails
 */
export function installDebian(packages: readonly string[]): void {
  const wanted = packages.join(' ');
  if (process.getuid?.() !== 0 || findProgram(['apt-get']) === undefined) {
    throw new Error(`The tests need ${wanted}. Install them with your system's package manager, then try again.`);
  }
  console.log(`Installing ${wanted} from Debian …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const done = spawnSync('apt-get', words, { env, encoding: 'utf8' });
    if (done.status !== 0) {
      throw new Error(`apt-get ${words[0]} failed, so the tests lack ${wanted}:\n${done.stderr.trim()}`);
    }
  }
}

/** Whether nginx is there, before which one test runs two nodes. */
export const hasNginx = (): boolean => findProgram(['nginx']) !== undefined;

/** Whether PgBouncer is there, with which one test shows that a pooler in transaction mode is refused. */
export const hasPooler = (): boolean => findProgram(['pgbouncer']) !== undefined;

/** Path of the first of these programs that the machine has. */
export function findProgram(names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/usr/sbin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}
