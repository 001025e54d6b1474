import type { AnyContractRouter } from '@orpc/contract';
import type { FastifyInstance } from 'fastify';
import { renderDocs } from './docs-page.ts';
import { listMethods } from './methods.ts';
import { describeApi } from './openapi.ts';
import { contentSecurityPolicy, newNonce, type SecuritySettings } from './security-headers.ts';

export interface DocsSettings {
  contract: AnyContractRouter;
  serviceName: string;
  version: string;
  /** Name of the cookie that proves a session; `session` where absent. */
  sessionCookie?: string;
  security: SecuritySettings;
}

/** `/api/openapi.json` and `/api/docs`. The document is made at the first question and kept. */
export function addDocsRoutes(server: FastifyInstance, settings: DocsSettings): void {
  let made: ReturnType<typeof describeApi> | null = null;
  const document = () => {
    made ??= describeApi(settings);
    return made;
  };
  const methods = listMethods(settings.contract);

  server.get('/api/openapi.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(await document()),
  );
  server.get('/api/docs', async (_request, reply) => {
    const nonce = newNonce();
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce, settings.security))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(renderDocs(settings.serviceName, methods, await document(), nonce));
  });
}
