import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import type { Migration } from './migration.ts';

/** The database cannot be used as it is; the message says what to do. */
export class DatabaseFault extends Error {}

interface MigrationPlan {
  migrations: readonly Migration[];
  rolesScript: string;
  /** Version of this code, `major.minor.patch`. */
  codeVersion: string;
}

/**
 * Brings the schema to the newest version, under a lock, all or nothing. Throws `DatabaseFault` where the schema is too
 * new for this code, the server too old, or the user lacks a right (the message then holds the SQL to run once).
 */
export async function migrate(database: Database, plan: MigrationPlan): Promise<{ applied: string[] }> {
  await refuseOldServer(database);
  await refuseTransactionPooler(database);
  const known = new Set(plan.migrations.map(({ name }) => name));
  const steps = await appliedSteps(database);
  const unknown = steps.filter(({ name }) => !known.has(name));
  const tooNew = unknown.find(({ oldestCode }) => olderThan(plan.codeVersion, oldestCode));
  if (tooNew) {
    throw new DatabaseFault(
      `The database was brought to ${tooNew.name} by a newer Rotunda; this is ${plan.codeVersion} and it takes at least ${tooNew.oldestCode}. Install that version or newer.`,
    );
  }
  if (unknown.length > 0 || steps.length === plan.migrations.length) return { applied: [] };
  await ensureRoles(database, plan.rolesScript);
  const { error, results } = await migrator(database, plan).migrateToLatest();
  if (error) throw error;
  return { applied: (results ?? []).map(({ migrationName }) => migrationName) };
}

function migrator(database: Database, plan: MigrationPlan): Migrator {
  return new Migrator({
    db: database.owner,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          plan.migrations.map((step) => [
            step.name,
            {
              async up(db) {
                // A step on a large database takes what it takes.
                await sql`set local statement_timeout = 0`.execute(db);
                await sql`create table if not exists schema_step (name text primary key, oldest_code text not null, applied_at timestamptz not null default now())`.execute(
                  db,
                );
                await sql.raw(step.sql).execute(db);
                await sql`insert into schema_step (name, oldest_code) values (${step.name}, ${step.oldestCode})`.execute(
                  db,
                );
              },
            },
          ]),
        ),
    },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  });
}

async function appliedSteps(database: Database): Promise<{ name: string; oldestCode: string }[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('schema_step') is not null as there`.execute(
    database.owner,
  );
  if (!rows[0]?.there) return [];
  const steps = await sql<{ name: string; oldestCode: string }>`select name, oldest_code from schema_step`.execute(
    database.owner,
  );
  return steps.rows;
}

async function refuseOldServer(database: Database): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(
    database.owner,
  );
  const version = Number(rows[0]?.version ?? 0);
  if (version < 150_000)
    throw new DatabaseFault(`PostgreSQL 15 or newer is needed; this server is ${Math.floor(version / 10_000)}.`);
}

/** What a connection is scoped to, its prepared statements and its notifications are lost between two transactions there. */
async function refuseTransactionPooler(database: Database): Promise<void> {
  if (await database.keepsSession()) return;
  throw new DatabaseFault(
    'DATABASE_URL leads to a pooler in transaction mode, which does not keep a session. Set the pooler to session mode, or give the address of the PostgreSQL server itself.',
  );
}

async function ensureRoles(database: Database, rolesScript: string): Promise<void> {
  try {
    await database.script(rolesScript);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    const { rows } = await sql<{ me: string }>`select current_user::text as me`.execute(database.owner);
    const script = rolesScript.replaceAll('current_user', `'${rows[0]?.me ?? 'rotunda'}'`);
    throw new DatabaseFault(
      `The database user may not create roles. Let an administrator of the PostgreSQL server run this once, then start again:\n${script}`,
      { cause: error },
    );
  }
}

function olderThan(version: string, other: string): boolean {
  const parts = (text: string) => text.split('.').map(Number);
  const [mine, theirs] = [parts(version), parts(other)];
  const at = mine.findIndex((part, index) => part !== theirs[index]);
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}
