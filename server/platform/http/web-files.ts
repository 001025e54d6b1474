import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';
import { contentSecurityPolicy, newNonce, type SecuritySettings } from './security-headers.ts';

const noncePlaceholder = '__CSP_NONCE__';
const yearSeconds = 31_536_000;

const missing = `The web app is not built.

Run "npm start", which builds it, or build it by hand: npx vite build web
`;

/** Sends the app's page with a nonce of its own; the page is never taken from a cache unasked. */
function sendPage(reply: FastifyReply, page: string, security: SecuritySettings): FastifyReply {
  const nonce = newNonce();
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce, security))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(noncePlaceholder, nonce));
}

/** A browser that opens an address, or a program that takes anything; not a page that asks for a picture. */
const wantsPage = ({ method, headers: { accept = '*/*' } }: FastifyRequest) =>
  (method === 'GET' || method === 'HEAD') && (accept === '*/*' || accept.includes('text/html'));

/**
 * Serves the built web app: files with a hash in their name for ever, others after asking, and the page for every
 * address that is not the API's. Returns the answer to addresses that have no route.
 */
export async function addWebFiles(
  server: FastifyInstance,
  webRoot: string,
  security: SecuritySettings,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply> {
  const pageFile = join(webRoot, 'index.html');
  const isBuilt = existsSync(pageFile);
  if (isBuilt) {
    const page = readFileSync(pageFile, 'utf8');
    await server.register(staticFiles, {
      root: webRoot,
      wildcard: true,
      index: false,
      preCompressed: true,
      cacheControl: false,
      // The page itself goes through `sendPage` only.
      allowedPath: (path) => path !== '/index.html',
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(webRoot, 'assets'));
        reply.header('cache-control', hashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
      },
    });
    server.get('/', (_request, reply) => sendPage(reply, page, security));
    return (request, reply) => {
      const isFile = request.url.startsWith('/assets/') || request.url.startsWith('/api/');
      if (isFile || !wantsPage(request)) throw new Problem('not_found');
      return sendPage(reply, page, security);
    };
  }
  return (request, reply) => {
    if (request.url.startsWith('/api/') || !wantsPage(request)) throw new Problem('not_found');
    return reply.code(503).type('text/plain; charset=utf-8').send(missing);
  };
}
