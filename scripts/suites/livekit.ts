import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './machine.ts';

/** The newest that Go's module proxy gives without replaced modules, which `go install` refuses. */
const version = 'v1.13.5';
const program = `github.com/livekit/livekit-server/cmd/server@${version}`;
/** Milliseconds; a cold build takes two to three minutes on two cores. */
const patience = 300_000;

const cached = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rotunda', `livekit-server-${version}`);

/** Path of a LiveKit server; the variable LIVEKIT_SERVER wins, then the one that was built for the tests. */
export function findLivekit(): string | undefined {
  const named = process.env.LIVEKIT_SERVER;
  if (named !== undefined && named !== '') return named;
  return existsSync(cached) ? cached : findProgram(['livekit-server']);
}

/** The same, built once with Go into the user's cache where there is none. Says what is missing where it can't be had. */
export function provideLivekit(): string | undefined {
  const found = findLivekit();
  if (found !== undefined) return found;
  const go = findProgram(['go']) ?? ['/usr/local/go/bin/go'].find((file) => existsSync(file));
  if (go === undefined) return giveUp('there is no Go to build it with');
  console.log(`Building LiveKit ${version} with Go, once …`);
  const folder = mkdtempSync(join(tmpdir(), 'rotunda-livekit-'));
  try {
    const build = spawnSync(go, ['install', '-trimpath', '-ldflags=-s -w', program], {
      cwd: folder,
      env: { ...process.env, GOBIN: folder },
      encoding: 'utf8',
      timeout: patience,
    });
    if (build.status !== 0) return giveUp(build.stderr.trim().slice(-2000) || 'its build took too long');
    mkdirSync(join(cached, '..'), { recursive: true });
    renameOver(join(folder, 'server'), cached);
    return cached;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cache may be on another file system. */
function renameOver(from: string, to: string): void {
  const copied = spawnSync('cp', [from, `${to}.new`]);
  if (copied.status !== 0) throw new Error(`${to} can't be written.`);
  renameSync(`${to}.new`, to);
}

function giveUp(why: string): undefined {
  console.log(`There is no LiveKit server: ${why}. The tests against it are left out; LIVEKIT_SERVER names one.`);
}
