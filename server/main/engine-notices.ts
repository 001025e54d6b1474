import type { FastifyInstance } from 'fastify';
import type { Engines } from '../engines/engine.ts';
import { Problem } from '../platform/http/problem.ts';

/**
 * Where media servers post what they find out, `/api/v1/engines/<name>/notices`. The body is handed on as it came, since
 * it is signed; of any type, since each server has its own.
 */
export async function addEngineNotices(server: FastifyInstance, { all }: Engines): Promise<void> {
  await server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => body);
    for (const engine of all.filter(({ capabilities }) => capabilities.reportsLegs)) {
      scope.post<{ Body: string }>(`/api/v1/engines/${engine.name}/notices`, async ({ body, headers }, reply) => {
        const isTaken = await engine.receive({ body: body ?? '', authorization: headers.authorization ?? '' });
        if (!isTaken) throw new Problem('not_signed_in', { detail: 'This is not a notice of the media server.' });
        return reply.code(204).send();
      });
    }
    done();
  });
}
