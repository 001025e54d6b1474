import { type Notification, Pool, type PoolClient, types } from 'pg';
import type { Hold } from './dialect.ts';
import { databaseRole, type Scope, sameScope, scopeCompany } from './scope.ts';

// Counts and sums of seconds stay within 2^53; a bigint as a string would leak into answers.
types.setTypeParser(types.builtins.INT8, Number);

const rescope = "select set_config('role', $1, false), set_config('app.company', $2, false)";
const scopes = new WeakMap<PoolClient, Scope>();
const statementNames = new Map<string, string>();

/** Names the first thousand texts, so that the server keeps their plans; the rest go unnamed. */
function statementName(sql: string): string | undefined {
  const known = statementNames.get(sql);
  if (known || statementNames.size >= 1000) return known;
  const name = `s${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}

export function openPool(url: string, size: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'rotunda',
    // Compiling a query takes longer than any of ours runs: 60 ms instead of 0.4 ms. Times as texts are in UTC.
    options: '-c jit=off -c timezone=UTC',
  });
  // An idle client that the server drops is replaced at the next use.
  pool.on('error', () => {});
  // One in use has no listener of the pool's: without this one, a restart of the server would end our process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Checks a client out and puts it into the scope; a client that fails at that is destroyed. */
export async function holdClient(
  pool: Pool,
  scope: Scope,
): Promise<Hold & { script(text: string): Promise<{ rows: Record<string, unknown>[] }[]> }> {
  const client = await pool.connect();
  const current = scopes.get(client) ?? { role: 'owner' };
  if (!sameScope(current, scope)) {
    try {
      await client.query({ name: 'rescope', text: rescope, values: [databaseRole(scope), scopeCompany(scope)] });
      scopes.set(client, scope);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
  let broken = false;
  const run = async (sql: string, values: readonly unknown[] = []) => {
    const name = values.length > 0 || sql.startsWith('select') ? statementName(sql) : undefined;
    const result = await client.query({ text: sql, values: [...values], ...(name ? { name } : {}) });
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  };
  return {
    query: run,
    async script(text) {
      try {
        const results: unknown = await client.query(text);
        return Array.isArray(results) ? results : [results as { rows: Record<string, unknown>[] }];
      } catch (error) {
        // A script may begin a transaction of its own, which nobody else may inherit.
        broken = true;
        throw error;
      }
    },
    begin: async (isolation) => void (await run(isolation ? `begin isolation level ${isolation}` : 'begin')),
    commit: async () => void (await run('commit')),
    async rollback() {
      try {
        await run('rollback');
      } catch {
        broken = true;
      }
    },
    release: () => client.release(broken),
  };
}

/** Hears one channel on a client of its own, and comes back when that connection is lost. */
export function listenOnClient(
  url: string,
  channel: string,
  hear: (payload: string) => void,
  onUp: (up: boolean) => void,
): () => Promise<void> {
  let ended = false;
  let client: PoolClient | null = null;
  const pool = openPool(url, 1);
  const connect = async () => {
    try {
      const connected = await pool.connect();
      // Ended while it was being made: the pool's own end waits for it.
      if (ended) return connected.release(true);
      client = connected;
      client.on('notification', (message: Notification) => hear(message.payload ?? ''));
      client.on('error', lost);
      client.on('end', lost);
      await client.query(`listen ${channel}`);
      onUp(true);
    } catch {
      lost();
    }
  };
  const lost = () => {
    const gone = client;
    client = null;
    if (gone) {
      gone.removeAllListeners('end');
      gone.release(true);
    }
    onUp(false);
    if (!ended) setTimeout(() => void connect(), 500).unref();
  };
  void connect();
  return async () => {
    ended = true;
    client?.removeAllListeners('end');
    client?.release(true);
    client = null;
    await pool.end();
  };
}

/**
 * Whether a client keeps its server connection between statements. While a second client is in a transaction, a pooler
 * in transaction mode gives the first another server connection, which lacks what was set.
 */
export async function keepsSession(pool: Pool): Promise<boolean> {
  const [one, other] = await Promise.all([pool.connect(), pool.connect()]);
  try {
    await one.query("select set_config('app.company', 'probe', false)");
    await other.query('begin');
    await other.query('select 1');
    const { rows } = await one.query<{ kept: string | null }>("select current_setting('app.company', true) as kept");
    return rows[0]?.kept === 'probe';
  } finally {
    one.release(true);
    other.release(true);
  }
}
