import { connect } from 'node:net';
import { implement } from '@orpc/server';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { method } from '../../../contract/method.ts';
import { buildHttpServer } from '../../testing/http-server.ts';
import type { RequestContext } from './request-context.ts';
import { stopHttpServer } from './server.ts';

const contract = {
  list: method({ permission: 'anyone', verb: 'GET', path: '/things', tag: 'Service', summary: 'List' }).output(
    z.object({ limit: z.number() }),
  ),
};
const running = Promise.withResolvers<void>();
const release = Promise.withResolvers<void>();
const router = {
  list: implement(contract)
    .$context<RequestContext>()
    .list.handler(async () => {
      running.resolve();
      await release.promise;
      return { limit: 1 };
    }),
};

const start = () => buildHttpServer({ contract, router });

test('a stop lets a running request end, and takes no more', async () => {
  const server = await start();
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const answer = fetch(`${address}/api/v1/things`);
  await running.promise;
  const stopped = stopHttpServer(server);
  await expect.poll(() => server.server.listening).toBe(false);
  await expect(fetch(`${address}/api/health`)).rejects.toThrow();
  release.resolve();
  expect((await answer).status).toBe(200);
  const answered = performance.now();
  await stopped;
  expect(performance.now() - answered).toBeLessThan(3000);
});

test('what is not HTTP gets a problem document too', async () => {
  const server = await start();
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  const text = await new Promise<string>((resolve) => {
    const socket = connect(address.port, '127.0.0.1', () => socket.end('HELO there\r\n\r\n'));
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('close', () => resolve(heard));
  });
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(text).toContain('content-type: application/problem+json');
  await stopHttpServer(server);
});
