import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { addLimits, generalLimit, type Pressure } from './limits.ts';

let server: FastifyInstance;
afterEach(() => server.close());

/** Holds the thread, as a heavy statement of the embedded database does. */
const holdThread = (milliseconds: number) =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

async function build(pressure: Pressure): Promise<void> {
  server = fastify();
  await addLimits(server, generalLimit, pressure);
  server.get('/things', async () => ({}));
  server.get('/api/health', async () => ({}));
}

const listen = () => server.listen({ host: '127.0.0.1', port: 0 });
const soon = { timeout: 10_000, interval: 1 };

test('a start that lags refuses nobody who comes right after it', async () => {
  await build({ lag: 20, sample: 1000 });
  await server.ready();
  await expect
    .poll(() => {
      holdThread(200);
      return server.isUnderPressure();
    }, soon)
    .toBe(true);
  const url = await listen();
  expect((await fetch(`${url}/things`)).status).toBe(200);
});

test('a service that lags refuses, and still tells its health', async () => {
  await build({ lag: 20, sample: 100 });
  const url = await listen();
  // Held again and again, so that every sample has the lag in it.
  const lag = setInterval(() => holdThread(80), 1);
  try {
    await expect.poll(async () => (await fetch(`${url}/things`)).status, soon).toBe(503);
  } finally {
    clearInterval(lag);
  }
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
});

test('no sample of the lag is no reason to refuse', async () => {
  // Taken as often as the loop is looked at, the mean is often one of nothing.
  await build({ lag: 1_000_000, sample: 10 });
  const url = await listen();
  for (let missing = 0; missing < 20; ) {
    if (server.isUnderPressure()) missing += 1;
    expect((await fetch(`${url}/things`)).status).toBe(200);
  }
});
