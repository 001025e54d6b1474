import type { PoolClient } from 'pg';
import { openPool } from './postgres.ts';

/** Milliseconds between tries to take a claim again whose connection was lost. */
const retryPause = 500;

export interface Claim {
  release(): Promise<void>;
}

export interface ClaimOptions {
  /** Hears that the claim is another's by now: it was lost with its connection, and somebody was faster. */
  onTaken?(): void;
  /** Whether others may have it too, who share it; nobody has it alone then. */
  shared?: boolean;
}

/** A session of the server: its process may be told from a later one of the same number. */
const ownSession = "select pid || ' ' || backend_start as session from pg_stat_activity where pid = pg_backend_pid()";

// A dead connection may outlive its network on the server's side: it is ended, because it was ours.
const endSession = `select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid || ' ' || backend_start = $1`;

/**
 * Takes an advisory lock on a connection of its own; null where another session has it against ours. A lost connection is
 * replaced and the lock taken again; where it can't be by then, `onTaken` is told and the claim is over.
 */
export async function claimLock(
  url: string,
  name: string,
  { onTaken, shared = false }: ClaimOptions = {},
): Promise<Claim | null> {
  const suffix = shared ? '_shared' : '';
  const pool = openPool(url, 1);
  let client: PoolClient | null = null;
  let session = '';
  let timer: NodeJS.Timeout | null = null;
  let over = false;

  async function take(): Promise<boolean> {
    const taking = await pool.connect();
    try {
      if (session) await taking.query(endSession, [session]);
      const { rows } = await taking.query<{ held: boolean }>(
        `select pg_try_advisory_lock${suffix}(hashtext($1)) as held`,
        [name],
      );
      if (!rows[0]?.held || over) {
        taking.release(true);
        return over;
      }
      session = (await taking.query<{ session: string }>(ownSession)).rows[0]?.session ?? '';
    } catch (error) {
      taking.release(true);
      throw error;
    }
    client = taking;
    taking.once('end', lost);
    return true;
  }

  function lost(): void {
    client?.release(true);
    client = null;
    if (!over) timer = setTimeout(() => void retake(), retryPause).unref();
  }

  async function retake(): Promise<void> {
    const held = await take().catch(() => null);
    if (over) return;
    if (held === null) lost();
    if (held === false) {
      await release();
      onTaken?.();
    }
  }

  async function release(): Promise<void> {
    if (over) return;
    over = true;
    if (timer) clearTimeout(timer);
    const held = client;
    client = null;
    held?.removeListener('end', lost);
    // Given up before the connection is: its end takes a moment on the server.
    await held?.query(`select pg_advisory_unlock${suffix}(hashtext($1))`, [name]).catch(() => undefined);
    held?.release(true);
    await pool.end();
  }

  try {
    if (await take()) return { release };
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return null;
}
