// Baseline of `start`: Fastify that answers one query of PGlite, with what the data needs to be opened and no more.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ fastify }, { PGlite }, { btree_gin }, { pg_trgm }, { unaccent }] = await Promise.all([
  import('fastify'),
  import('@electric-sql/pglite'),
  import('@electric-sql/pglite/contrib/btree_gin'),
  import('@electric-sql/pglite/contrib/pg_trgm'),
  import('@electric-sql/pglite/contrib/unaccent'),
]);
const database = await PGlite.create({
  dataDir: process.env.DATA ?? '',
  extensions: { pg_trgm, unaccent, btree_gin },
});
const server = fastify();
server.get('/', async () => (await database.query('select count(*) as members from member')).rows);
await server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });

process.once('SIGTERM', async () => {
  await server.close();
  await database.close();
});
