import { env } from 'node:process';
import { Client } from 'pg';

export const templateName = 'rotunda_template';

/** The superuser's address of the PostgreSQL server under test; null where the run tests PGlite. */
export const serverUrl = (): string | null =>
  env['TEST_DATABASE'] === 'postgres' ? (env['TEST_DATABASE_URL'] ?? null) : null;

/** Runs one statement on a server, beside the service. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
