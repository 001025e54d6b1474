import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { version } from '../main/version.ts';
import { migrations, rolesScript } from '../migrations/index.ts';
import { embeddedDatabase, openPostgres } from '../platform/database/database.ts';
import { migrate } from '../platform/database/migrate.ts';
import { openPglite } from '../platform/database/pglite.ts';
import { administer, serverUrl, templateName } from './test-server.ts';

const plan = { migrations, rolesScript, codeVersion: version };

/** Prepares once what every test's own database is cloned from: a migrated template, or a snapshot of PGlite's folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = serverUrl();
  if (server) {
    await administer(server, `drop database if exists ${templateName} with (force)`);
    await administer(server, `create database ${templateName}`);
    const database = openPostgres(Object.assign(new URL(server), { pathname: `/${templateName}` }).href, {
      connections: 2,
    });
    await migrate(database, plan);
    await database.close();
    return () => administer(server, `drop database ${templateName} with (force)`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'rotunda-snapshot-'));
  const embedded = await openPglite(null);
  await migrate(embeddedDatabase(embedded), plan);
  const snapshot = join(folder, 'pglite.tar');
  writeFileSync(snapshot, Buffer.from(await (await embedded.engine.dump()).arrayBuffer()));
  await embedded.engine.close();
  project.provide('snapshot', snapshot);
  return async () => rmSync(folder, { recursive: true });
}

declare module 'vitest' {
  interface ProvidedContext {
    snapshot: string;
  }
}
