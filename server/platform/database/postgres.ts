import { type Notification, Pool, type PoolClient, types } from 'pg';
import type { Hold } from './dialect.ts';
import { GatheringSocket } from './gathering-socket.ts';
import { databaseRole, type Scope, sameScope, scopeCompany, scopeLimit } from './scope.ts';

// Counts and sums of seconds stay within 2^53; a bigint as a string would leak into answers.
types.setTypeParser(types.builtins.INT8, Number);

const rescope =
  "select set_config('role', $1, false), set_config('app.company', $2, false), set_config('statement_timeout', $3, false)";
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

/** What a node may ask of the server. */
export interface ServerLimits {
  /** Connections at the same time, beside the one that listens and the one that holds the node's place. */
  connections: number;
  /** Seconds after which the server ends a statement; 0 for never. */
  statementSeconds: number;
}

/** Seconds in which the server finds that a client's machine is gone, and ends a transaction that nobody goes on with. */
const goneSeconds = { first: 10, between: 5, times: 3 };
const idleInTransactionSeconds = 30;

/** Compiling a query takes longer than any of ours runs: 60 ms instead of 0.4 ms. Times as texts are in UTC. */
const sessionOptions = [
  'jit=off',
  'timezone=UTC',
  // What a node that vanished holds, such as a meeting's row, nobody else may change.
  `idle_in_transaction_session_timeout=${idleInTransactionSeconds}s`,
  `tcp_keepalives_idle=${goneSeconds.first}`,
  `tcp_keepalives_interval=${goneSeconds.between}`,
  `tcp_keepalives_count=${goneSeconds.times}`,
];

/** A statement without values that is prepared all the same: as such it goes out with what follows. */
const named = (text: string) => ({ name: text, text });

export function openPool(url: string, size: number, statementSeconds = 0): Pool {
  const options = [...sessionOptions, `statement_timeout=${statementSeconds}s`];
  const pool = new Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'rotunda',
    keepAliveInitialDelayMillis: goneSeconds.first * 1000,
    options: options.map((option) => `-c ${option}`).join(' '),
    // A statement may be sent before the one ahead of it is answered; only who holds a client sends any.
    pipeline: true,
    stream: () => new GatheringSocket(),
  });
  // An idle client that the server drops is replaced at the next use.
  pool.on('error', () => {});
  // One in use has no listener of the pool's: without this one, a restart of the server would end our process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Checks a client out and puts it into the scope; a client that fails at that is destroyed. A transaction begins and
 * changes the scope in one go with its first statement: where either fails, so does everything that was sent after it.
 */
export async function holdClient(
  pool: Pool,
  scope: Scope,
): Promise<Hold & { script(text: string): Promise<{ rows: Record<string, unknown>[] }[]> }> {
  const client = await pool.connect();
  let isInScope = sameScope(scopes.get(client) ?? { role: 'owner' }, scope);
  let broken = false;
  const enter = () =>
    client.query({
      name: 'rescope',
      text: rescope,
      values: [databaseRole(scope), scopeCompany(scope), scopeLimit(scope)],
    });
  const run = async (sql: string, values: readonly unknown[] = []) => {
    const name = values.length > 0 || sql.startsWith('select') ? statementName(sql) : undefined;
    const result = await client.query({ text: sql, values: [...values], ...(name ? { name } : {}) });
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  };
  /** Resolves once the client is in its scope; what cannot get there asks nothing. */
  const beInScope = async () => {
    if (isInScope) return;
    try {
      await enter();
    } catch (error) {
      broken = true;
      throw error;
    }
    scopes.set(client, scope);
    isInScope = true;
  };
  /** What a transaction has sent and not waited for. */
  const sent: Promise<unknown>[] = [];
  let entersAtCommit = false;
  const ahead = (answer: Promise<unknown>) => {
    // Whoever waits for the commit hears of it.
    answer.catch(() => undefined);
    sent.push(answer);
  };
  return {
    async query(sql, values) {
      if (!entersAtCommit) await beInScope();
      const answer = run(sql, values);
      if (sent.length === 0) return answer;
      // Of what failed before, this failure tells nothing.
      answer.catch(() => undefined);
      await Promise.all(sent);
      return answer;
    },
    async send(sql, values) {
      ahead(run(sql, values));
    },
    async script(text) {
      try {
        await beInScope();
        const results: unknown = await client.query(text);
        return Array.isArray(results) ? results : [results as { rows: Record<string, unknown>[] }];
      } catch (error) {
        // A script may begin a transaction of its own, which nobody else may inherit.
        broken = true;
        throw error;
      }
    },
    async begin(isolation) {
      entersAtCommit = !isInScope;
      ahead(client.query(named(isolation ? `begin isolation level ${isolation}` : 'begin')));
      if (entersAtCommit) ahead(enter());
    },
    async commit() {
      ahead(
        client.query(named('commit')).then(({ command }) => {
          // Of a transaction that had failed it is a rollback, and the scope is what it was.
          if (command !== 'COMMIT') return;
          if (entersAtCommit) scopes.set(client, scope);
          isInScope = true;
        }),
      );
      await Promise.all(sent);
      entersAtCommit = false;
      sent.length = 0;
    },
    async rollback() {
      try {
        await run('rollback');
        entersAtCommit = false;
        sent.length = 0;
      } catch {
        broken = true;
      }
    },
    release: () => client.release(broken),
  };
}

/** Milliseconds between two looks whether the connection that listens still leads to a server, and for the answer. */
const listenCheckMs = 5000;

/** Hears one channel on a client of its own, and comes back when that connection is lost, or nobody answers on it. */
export function listenOnClient(
  url: string,
  channel: string,
  hear: (payload: string) => void,
  onUp: (up: boolean) => void,
): () => Promise<void> {
  let ended = false;
  let client: PoolClient | null = null;
  let check: NodeJS.Timeout | undefined;
  const pool = openPool(url, 1);
  /** A server that vanished without a word would be waited for in vain, and with it every notification. */
  const ask = (of: PoolClient) => {
    const late = setTimeout(() => client === of && lost(), listenCheckMs).unref();
    of.query('select 1')
      .catch(() => undefined)
      .finally(() => clearTimeout(late));
  };
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
      check = setInterval(ask, listenCheckMs, connected).unref();
      onUp(true);
    } catch {
      lost();
    }
  };
  const lost = () => {
    const gone = client;
    client = null;
    clearInterval(check);
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
    clearInterval(check);
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
