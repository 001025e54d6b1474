import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { method } from '../../../contract/method.ts';
import { problem } from '../../../contract/problems.ts';
import { line } from '../../../contract/values.ts';
import { buildHttpServer } from '../../testing/http-server.ts';
import type { RequestContext } from './request-context.ts';
import { stopHttpServer } from './server.ts';

const base = { permission: 'anyone', tag: 'Service' } as const;
const contract = {
  list: method({ ...base, verb: 'GET', path: '/things', summary: 'List' })
    .input(z.object({ limit: z.coerce.number().int().max(200).default(50), search: z.string().max(100).optional() }))
    .output(z.object({ search: z.string().nullable() })),
  change: method({ ...base, verb: 'PATCH', path: '/things/{id}', summary: 'Change', input: 'detailed' })
    .input(
      z.object({
        params: z.object({ id: z.string().max(200) }),
        headers: z.object({ 'if-match': z.string().max(40).optional() }),
        body: z.object({ name: line(100), size: z.number().int(), tags: z.array(z.string()).optional() }).partial(),
      }),
    )
    .output(z.object({ id: z.string(), name: z.string().nullable() })),
};
const implementer = implement(contract).$context<RequestContext>();
const router = {
  list: implementer.list.handler(async ({ input }) => ({ search: input.search ?? null })),
  change: implementer.change.handler(async ({ input }) => ({ id: input.params.id, name: input.body.name ?? null })),
};

const webRoot = mkdtempSync(join(tmpdir(), 'rotunda-web-'));
writeFileSync(join(webRoot, 'index.html'), '<html></html>');
const server = await buildHttpServer({
  contract,
  router,
  webRoot,
  generalLimit: { requests: 1_000_000, seconds: 60 },
});
beforeAll(async () => {
  await server.ready();
});
afterAll(async () => {
  await stopHttpServer(server);
  rmSync(webRoot, { recursive: true });
});

interface Sent {
  method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  url: string;
  payload?: string | Buffer;
  headers?: Record<string, string>;
}

/** Sends, and holds the answer to what every answer must be: below 500, and a problem document from 400. */
async function send(sent: Sent): Promise<number> {
  const answer = await server.inject(sent);
  expect(answer.statusCode, `${sent.url} ${sent.payload}`).toBeLessThan(500);
  if (answer.statusCode >= 400) {
    expect(answer.headers['content-type']).toBe('application/problem+json');
    problem.parse(answer.json());
  }
  return answer.statusCode;
}

const json = { 'content-type': 'application/json' };
const patch = (payload: string | Buffer) => send({ method: 'PATCH', url: '/api/v1/things/1', payload, headers: json });

test.each([
  '/api/v1/things/%',
  '/api/v1/things/%zz',
  '/api/v1/things/%c3%28',
  '/api/v1/things/%00',
  '/api/v1/things/%2e%2e/%2e%2e',
  '/api/v1/things/..%2f..%2fetc',
  '/api/v1/things?limit=1e999',
  '/api/v1/things?limit=NaN&limit=2',
  '/api/v1/things?search=%00',
  '/api/v1/things?search=%ed%a0%80',
  '/api/v1/things?__proto__[a]=1&constructor[prototype][b]=2',
  '/api/v1/things?search[]=a&search[b]=c&search[0]=d',
  `/api/v1/things?${'a[b]'.repeat(500)}=1`,
  `/api/v1/things?search${'[a]'.repeat(1500)}=1`,
  '/api/v1/things?limit[999999999]=1',
  '/api/v1/things?%',
  '/api/v1//things',
  '//api/v1/things',
  '/api',
  '/api/',
  '/api/v1',
  '/api/docs/..',
  '/api/openapi.json/%',
])('address %# is answered without a fault of the service', async (url) => {
  await send({ method: 'GET', url });
  await send({ method: 'PATCH', url, payload: '{}', headers: json });
});

test.each([
  ['', 422],
  ['null', 422],
  ['[]', 422],
  ['1e400', 422],
  ['"\\u0000"', 422],
  ['{"__proto__":{"name":"x"}}', 200],
  ['{"constructor":{"prototype":{"x":1}}}', 200],
  ['{"size":1e308}', 422],
  ['{"size":123456789012345678901234567890}', 422],
  ['{"name":"\\udfff\\ud800"}', 422],
  ['{"\\u0000":1}', 422],
  [`${'['.repeat(400_000)}${']'.repeat(400_000)}`, 422],
  [`{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, 200],
  [`{"a":${'{"a":'.repeat(100_000)}"\\u0000"${'}'.repeat(100_000)}}`, 422],
  ['{"name":"\\u202eevil"}', 422],
  ['\ufeff{}', 200],
])('body %#', async (payload, status) => {
  expect(await patch(payload)).toBe(status);
});

test('header fields that lie about the body', async () => {
  const url = '/api/v1/things/1';
  await send({ method: 'PATCH', url, payload: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } });
  await send({ method: 'PATCH', url, payload: '{}', headers: { ...json, 'content-length': '-1' } });
  await send({ method: 'PATCH', url, payload: '{}', headers: { ...json, 'content-encoding': 'gzip' } });
  await send({ method: 'PATCH', url, payload: '{}', headers: { ...json, 'if-match': 'x'.repeat(5000) } });
  await send({ method: 'POST', url: '/api/v1/things', headers: { origin: '%%%', host: '[[' } });
});

test('no text or number in any place gives a fault of the service', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(text, text, fc.jsonValue(), async (id, search, value) => {
      const encoded = (part: string) => encodeURIComponent(part.toWellFormed());
      await send({ method: 'GET', url: `/api/v1/things?search=${encoded(search)}&limit=${encoded(id)}` });
      const payload = JSON.stringify({ name: search, size: value, tags: value });
      await send({ method: 'PATCH', url: `/api/v1/things/${encoded(id)}`, payload, headers: json });
    }),
    { numRuns: 200 },
  );
});

test('no bytes as a body give a fault of the service', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      await patch(Buffer.from(bytes));
    }),
    { numRuns: 200 },
  );
});

test('a query nested thousands of times is wrong input', async () => {
  for (const name of ['a', 'search', 'limit']) {
    expect(await send({ method: 'GET', url: `/api/v1/things?${name}${'[b]'.repeat(5000)}=1` })).toBe(422);
  }
});
