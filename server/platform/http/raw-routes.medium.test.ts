import { implement } from '@orpc/server';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { download, method, rawBody } from '../../../contract/method.ts';
import { buildHttpServer } from '../../testing/http-server.ts';
import { createLog } from '../telemetry/log.ts';
import { readBytes } from './raw-routes.ts';
import type { RequestContext } from './request-context.ts';
import { stopHttpServer } from './server.ts';

const base = { permission: 'anyone', tag: 'Service' } as const;
const takes = { types: ['text/csv'], largest: 2_000_000 };
const contract = {
  weigh: method({ ...base, verb: 'POST', path: '/files', summary: 'Weigh', input: 'detailed', takes })
    .input(z.object({ body: rawBody }))
    .output(z.object({ bytes: z.number() })),
  guarded: method({
    ...base,
    permission: 'administrator',
    verb: 'POST',
    path: '/guarded',
    summary: 'Weigh',
    input: 'detailed',
    takes,
  })
    .input(z.object({ body: rawBody }))
    .output(z.object({ bytes: z.number() })),
  write: method({ ...base, verb: 'GET', path: '/files/{name}', summary: 'Write', gives: 'text/csv' })
    .input(z.object({ name: z.string() }))
    .output(download),
};

async function* lines(name: string) {
  yield `${name}\r\n`;
  yield 'ü\r\n';
}

const implementer = implement(contract).$context<RequestContext>();
const router = {
  weigh: implementer.weigh.handler(async ({ input }) => ({ bytes: readBytes(input.body).length })),
  guarded: implementer.guarded.handler(async ({ input }) => ({ bytes: readBytes(input.body).length })),
  write: implementer.write.handler(async ({ input }) => ({ fileName: `${input.name}.csv`, body: lines(input.name) })),
};

let server: FastifyInstance;
beforeAll(async () => {
  server = await buildHttpServer({ log: createLog({ level: 'silent' }), contract, router, publicUrl: null });
});
afterAll(() => stopHttpServer(server));

const send = (type: string, payload: Buffer | string) =>
  server.inject({ method: 'POST', url: '/api/v1/files', headers: { 'content-type': type }, payload });

test('a file comes as it is, larger than JSON may be, and with any charset beside its type', async () => {
  const file = Buffer.alloc(1_500_000, 0xfe);
  expect((await send('text/csv', file)).json()).toEqual({ bytes: 1_500_000 });
  expect((await send('text/csv; charset=utf-16', file)).json()).toEqual({ bytes: 1_500_000 });
});

test('another type, an empty file and one that is too large are refused', async () => {
  expect((await send('application/json', '{}')).json()).toMatchObject({ code: 'wrong_content_type' });
  expect((await send('text/csv', '')).json()).toMatchObject({ code: 'wrong_input' });
  expect((await send('text/csv', Buffer.alloc(2_000_001))).json()).toMatchObject({ code: 'too_large' });
});

test('of whoever may not send one no byte is read', async () => {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/guarded',
    headers: { 'content-type': 'text/csv' },
    // Read, it would be refused for its size.
    payload: Buffer.alloc(2_000_001),
  });
  expect(answer.json()).toMatchObject({ code: 'not_signed_in' });
});

test('a file is sent with its name and is not kept', async () => {
  const answer = await server.inject('/api/v1/files/Räume');
  expect(answer.body).toBe('Räume\r\nü\r\n');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="R-ume.csv"; filename*=UTF-8''R%C3%A4ume.csv`,
  );
  expect(answer.headers['cache-control']).toBe('no-store');
});
