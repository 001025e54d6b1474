import { randomBytes } from 'node:crypto';
import { env } from 'node:process';
import { Client } from 'pg';
import { type Database, openEmbedded, openPostgres } from '../platform/database/database.ts';

/** An empty database, without schema or roles, of the kind that the run tests (`TEST_DATABASE`). */
export interface BareDatabase {
  /** Opens it; on PostgreSQL every call is a node of its own, on PGlite there is one. */
  open(): Promise<Database>;
  /** Runs a statement beside the service, as an administrator does. Null on PGlite, which nobody else can reach. */
  administer: ((statement: string) => Promise<void>) | null;
  /** Whether any session has this claim. */
  held(claim: string): Promise<boolean>;
  drop(): Promise<void>;
}

const heldClaim = `
  select from pg_locks where locktype = 'advisory' and granted and objid = hashtext($1)::bit(32)::bigint::oid
    and database = (select oid from pg_database where datname = current_database())`;

async function once(url: string, statement: string, values: string[] = []): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** Makes one; `drop` it after closing what was opened. */
export async function bareDatabase(): Promise<BareDatabase> {
  const server = env['TEST_DATABASE'] === 'postgres' ? env['TEST_DATABASE_URL'] : undefined;
  if (!server) {
    let embedded: Promise<Database> | null = null;
    return {
      open: () => {
        embedded ??= openEmbedded(null);
        return embedded;
      },
      administer: null,
      held: async () => false,
      drop: async () => undefined,
    };
  }
  const name = `bare_${randomBytes(6).toString('hex')}`;
  await once(server, `create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    open: async () => openPostgres(url, 5),
    administer: async (statement) => void (await once(url, statement)),
    held: async (claim) => (await once(url, heldClaim, [claim])) > 0,
    drop: async () => void (await once(server, `drop database ${name} with (force)`)),
  };
}
