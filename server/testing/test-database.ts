import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import { type Database, openEmbedded, openPostgres } from '../platform/database/database.ts';
import { administer, serverUrl, templateName } from './test-server.ts';

export interface TestDatabase {
  database: Database;
  /** Address of the database; null on PGlite. */
  url: string | null;
  /** Another node on the same database, with connections of its own; PGlite has one process, and gives the same. */
  another(): Database;
  drop(): Promise<void>;
}

/** A database of one's own, of the kind that the run tests: migrated, or empty where `bare`. */
export async function openTestDatabase({ bare = false } = {}): Promise<TestDatabase> {
  const server = serverUrl();
  if (!server) {
    const database = await openEmbedded(null, bare ? undefined : await openAsBlob(inject('snapshot')));
    return { database, url: null, another: () => database, drop: () => database.close() };
  }
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name}${bare ? '' : ` template ${templateName}`}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const opened: Database[] = [];
  const another = () => {
    const node = openPostgres(url, { connections: 5 });
    opened.push(node);
    return node;
  };
  return {
    database: another(),
    url,
    another,
    async drop() {
      await Promise.allSettled(opened.map((node) => node.close()));
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}
