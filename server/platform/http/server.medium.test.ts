import { implement } from '@orpc/server';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { method } from '../../../contract/method.ts';
import { problem } from '../../../contract/problems.ts';
import { buildHttpServer } from '../../testing/http-server.ts';
import { createLog } from '../telemetry/log.ts';
import { Problem } from './problem.ts';
import type { RequestContext } from './request-context.ts';
import { type HttpSettings, stopHttpServer } from './server.ts';

const base = { permission: 'anyone', tag: 'Service' } as const;
const contract = {
  list: method({ ...base, verb: 'GET', path: '/things', summary: 'List' })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), search: z.string().optional() }))
    .output(z.object({ limit: z.number(), search: z.string().nullable() })),
  add: method({ ...base, verb: 'POST', path: '/things', summary: 'Add', status: 201 })
    .input(z.object({ name: z.string().min(1).max(100), size: z.number().optional() }))
    .output(z.object({ name: z.string() })),
  change: method({ ...base, verb: 'PATCH', path: '/things/{id}', summary: 'Change', input: 'detailed' })
    .input(z.object({ params: z.object({ id: z.uuid() }), body: z.object({ localPart: z.string().min(1) }) }))
    .output(z.object({ id: z.string() })),
  remove: method({ ...base, verb: 'DELETE', path: '/things/{id}', summary: 'Remove', status: 204 })
    .input(z.object({ id: z.string().max(300) }))
    .output(z.void()),
  fail: method({ ...base, verb: 'POST', path: '/failures/{kind}', summary: 'Fail' })
    .input(z.object({ kind: z.string() }))
    .output(z.void()),
};

const failures: Record<string, () => Error> = {
  throttled: () => new Problem('sign_in_throttled', { retryAfter: 30 }),
  unknown: () => new Error('the secret is hunter2'),
  refused: () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  shutdown: () => Object.assign(new Error('terminating connection'), { code: '57P01' }),
  pool: () => new Error('timeout exceeded when trying to connect'),
  full: () => Object.assign(new Error('could not extend file'), { code: '53100' }),
  disk: () => Object.assign(new Error('write'), { code: 'ENOSPC' }),
  nul: () => Object.assign(new Error('invalid byte sequence'), { code: '22021' }),
};

const implementer = implement(contract).$context<RequestContext>();
const router = {
  list: implementer.list.handler(async ({ input }) => ({ limit: input.limit, search: input.search ?? null })),
  add: implementer.add.handler(async ({ input, context }) => {
    context.answerHeaders.append('set-cookie', 'one=1; HttpOnly');
    context.answerHeaders.append('set-cookie', 'two=2; HttpOnly');
    return { name: input.name };
  }),
  change: implementer.change.handler(async ({ input }) => ({ id: input.params.id })),
  remove: implementer.remove.handler(async () => undefined),
  fail: implementer.fail.handler(async ({ input }) => {
    throw failures[input.kind]?.() ?? new Problem('not_found');
  }),
};

const lines: string[] = [];
let server: FastifyInstance;

async function start(changes: Partial<HttpSettings> = {}) {
  server = await buildHttpServer({
    log: createLog({ level: 'info', destination: { write: (line) => lines.push(line) } }),
    contract,
    router,
    publicUrl: 'https://meet.example.org',
    ...changes,
  });
  return server;
}

beforeEach(async () => {
  lines.length = 0;
  await start();
});
afterEach(async () => {
  await stopHttpServer(server);
});

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

function expectProblem(answer: Answer, status: number, code: string) {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const document = problem.parse(answer.json());
  expect(document).toMatchObject({ status, code, type: `/api/docs#${code}` });
  expect(answer.statusCode).toBe(status);
  expect(document.requestId).toBe(answer.headers['x-request-id']);
  return document;
}

const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });

describe('methods', () => {
  test('take query, body and path, and answer JSON with their status', async () => {
    const list = await server.inject('/api/v1/things?limit=3&search=a%20b');
    expect([list.statusCode, list.json()]).toEqual([200, { limit: 3, search: 'a b' }]);
    expect(list.headers['cache-control']).toBe('no-store');
    const added = await post('/api/v1/things', { name: 'Ada' });
    expect([added.statusCode, added.json()]).toEqual([201, { name: 'Ada' }]);
    expect(added.headers['set-cookie']).toEqual(['one=1; HttpOnly', 'two=2; HttpOnly']);
    const removed = await server.inject({ method: 'DELETE', url: `/api/v1/things/${'x'.repeat(300)}` });
    expect([removed.statusCode, removed.body]).toEqual([204, '']);
    expect((await server.inject({ method: 'HEAD', url: '/api/v1/things' })).statusCode).toBe(200);
  });

  test('name each fault of the input by its pointer in the body', async () => {
    const added = expectProblem(await post('/api/v1/things', { name: '', size: 'big' }), 422, 'wrong_input');
    expect(added.errors?.map(({ pointer }) => pointer)).toEqual(['/name', '/size']);
    const changed = await server.inject({
      method: 'PATCH',
      url: '/api/v1/things/not-a-uuid',
      payload: { localPart: '' },
    });
    const { errors } = expectProblem(changed, 422, 'wrong_input');
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/id', '/localPart']);
  });

  test('that nobody wrote are not found; other verbs are refused with Allow', async () => {
    expectProblem(await server.inject('/api/v1/nothing'), 404, 'not_found');
    expectProblem(await server.inject('/api/nothing'), 404, 'not_found');
    const answer = await server.inject({ method: 'PUT', url: '/api/v1/things', payload: {} });
    expectProblem(answer, 405, 'wrong_method');
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  });
});

describe('bodies', () => {
  test('that are not JSON in UTF-8, not of that type, or too large are refused', async () => {
    expectProblem(await post('/api/v1/things', '{"name":'), 400, 'not_json');
    expectProblem(await post('/api/v1/things', Buffer.from('{"name":"\xff"}', 'latin1')), 400, 'not_json');
    expectProblem(await post('/api/v1/things', 'name=1', { 'content-type': 'text/plain' }), 415, 'wrong_content_type');
    expectProblem(await post('/api/v1/things', { name: 'x'.repeat(1024 * 1024) }), 413, 'too_large');
  });

  test('with NUL or half a surrogate pair name the field', async () => {
    const nul = expectProblem(await post('/api/v1/things', '{"name":"a\\u0000b"}'), 422, 'wrong_input');
    expect(nul.errors?.[0]?.pointer).toBe('/name');
    const half = expectProblem(await post('/api/v1/things', '{"name":"\\ud800"}'), 422, 'wrong_input');
    expect(half.errors?.[0]?.pointer).toBe('/name');
    expect((await post('/api/v1/things', '{"name":"\\ud83d\\ude00"}')).statusCode).toBe(201);
  });
});

describe('failures', () => {
  test('of the service are told without a word of the cause, and logged with it', async () => {
    const answer = await post('/api/v1/failures/unknown', {});
    expectProblem(answer, 500, 'internal');
    expect(answer.body).not.toContain('hunter2');
    const logged = lines.map((line): unknown => JSON.parse(line));
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        requestId: answer.headers['x-request-id'],
        err: expect.objectContaining({ stack: expect.stringContaining('server.medium.test.ts') }),
      }),
    );
  });

  test.each([
    ['throttled', 429, 'sign_in_throttled', '30'],
    ['refused', 503, 'unavailable', '10'],
    ['shutdown', 503, 'unavailable', '10'],
    ['pool', 503, 'unavailable', '10'],
    ['full', 507, 'storage_full', undefined],
    ['disk', 507, 'storage_full', undefined],
    ['nul', 422, 'wrong_input', undefined],
  ])('%s becomes %i %s', async (kind, status, code, retryAfter) => {
    const answer = await post(`/api/v1/failures/${kind}`, {});
    expectProblem(answer, status, code);
    expect(answer.headers['retry-after']).toBe(retryAfter);
  });
});

describe('requests of other sites', () => {
  const body = { name: 'Ada' };

  test.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site', cookie: 'a=b' }, 403],
    [{ cookie: 'a=b' }, 403],
    [{ origin: 'https://meet.example.org', cookie: 'a=b' }, 201],
    [{ origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000', cookie: 'a=b' }, 201],
    [{ 'sec-fetch-site': 'same-origin', cookie: 'a=b' }, 201],
    [{}, 201],
  ])('%j gets %i', async (headers, status) => {
    const answer = await post('/api/v1/things', body, headers as Record<string, string>);
    expect(answer.statusCode).toBe(status);
    if (status === 403) expectProblem(answer, 403, 'cross_site');
  });
});

test('a request of another site is refused at an address that only the router can read', async () => {
  const answer = await post('/%61pi/v1/things', { name: 'Ada' }, { origin: 'https://evil.example', cookie: 'a=b' });
  expectProblem(answer, 403, 'cross_site');
});

describe('header fields', () => {
  test('keep other sites out', async () => {
    const { headers } = await server.inject('/api/health');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['permissions-policy']).toContain('camera=(self)');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('say of data of the API, refused or not, that nobody may keep, embed or reinterpret it, and no more', async () => {
    for (const url of ['/api/v1/things', '/api/v1/things?limit=wrong', '/api/v1/nothing']) {
      const { headers } = await server.inject(url);
      expect(Object.keys(headers).sort()).toEqual([
        'cache-control',
        'connection',
        'content-length',
        'content-type',
        'cross-origin-resource-policy',
        'date',
        'strict-transport-security',
        'x-content-type-options',
        'x-request-id',
      ]);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('name the request, by an id that only a trusted proxy may give', async () => {
    const id = { 'x-request-id': 'from-outside-1' };
    expect((await server.inject({ url: '/api/health', headers: id })).headers['x-request-id']).not.toBe(
      id['x-request-id'],
    );
    await stopHttpServer(server);
    await start({ trustProxy: ['loopback'] });
    expect((await server.inject({ url: '/api/health', headers: id })).headers['x-request-id']).toBe(id['x-request-id']);
  });
});

test('a limit answers with the seconds to wait, per address', async () => {
  await stopHttpServer(server);
  await start({ limits: { 'POST /things': { requests: 2, seconds: 60 } } });
  for (let count = 0; count < 2; count++) expect((await post('/api/v1/things', { name: 'Ada' })).statusCode).toBe(201);
  const answer = await post('/api/v1/things', { name: 'Ada' });
  expectProblem(answer, 429, 'too_many_requests');
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await server.inject('/api/v1/things')).statusCode).toBe(200);
  const other = {
    method: 'POST',
    url: '/api/v1/things',
    payload: { name: 'Ada' },
    remoteAddress: '203.0.113.9',
  } as const;
  expect((await server.inject(other)).statusCode).toBe(201);
});

test('the log holds the template of the path and neither path, query, body nor address', async () => {
  await server.inject({
    method: 'DELETE',
    url: '/api/v1/things/one-time-token?search=ada@example.org',
    remoteAddress: '203.0.113.9',
  });
  const text = lines.join('');
  expect(text).toContain('/api/v1/things/:id');
  expect(text).not.toMatch(/one-time-token|ada@example|203\.0\.113/);
});

describe('health', () => {
  test('lives, is ready only when the database is, and shows metrics to the neighbourhood alone', async () => {
    expect((await server.inject('/api/health')).json()).toEqual({ status: 'live' });
    expect((await server.inject('/api/ready')).statusCode).toBe(200);
    await server.inject('/api/v1/things');
    const metrics = await server.inject('/metrics');
    expect(metrics.body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/v1/things",status="200"} 1',
    );
    expectProblem(
      await server.inject({ url: '/metrics', headers: { 'x-forwarded-for': '127.0.0.1' } }),
      404,
      'not_found',
    );
    expectProblem(await server.inject({ url: '/metrics', remoteAddress: '203.0.113.9' }), 404, 'not_found');
    await stopHttpServer(server);
    await start({ isReady: () => Promise.reject(new Error('no database')) });
    expectProblem(await server.inject('/api/ready'), 503, 'unavailable');
  });
});
