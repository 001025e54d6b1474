import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { SentMessage, ServerMessage } from '../contract/live.ts';
import type { Benchmark } from './benchmark.ts';
import { startService } from './stage/service.ts';
import { administrator, signIn } from './stage/session.ts';

const callee = { email: 'aksel.berg@fjordkraft.example', password: administrator.password };
const rings = 200;
/** Milliseconds between two calls: a person's clicks are limited. */
const pause = 300;
const media = { microphone: true, camera: true, screen: false };

export const benchmark: Benchmark = {
  summary: 'Call pressed until the window of who is called rings, against a round trip of the same WebSocket',
  async run(bench) {
    const { url } = await startService(bench, 'demo', { DATA_DIR: bench.folder() });
    const [from, to] = [await openWindow(url, administrator), await openWindow(url, callee)];
    bench.afterwards(() => from.socket.terminate());
    bench.afterwards(() => to.socket.terminate());
    const address = await to.address();
    const [ringing, trips]: [number[], number[]] = [[], []];
    for (let at = 0; at < rings; at += 1) {
      trips.push(await tripOf(from.socket));
      const began = performance.now();
      from.send({ type: 'call', ref: String(at), address, media });
      await to.next('ring');
      ringing.push(performance.now() - began);
      await from.next('calling');
      from.send({ type: 'leave', ref: `leave ${at}` });
      await to.next('ring-ended');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    const unit = 'ms';
    return [
      { of: 'p99', value: quantile(ringing, 0.99), baseline: null, unit, target: { most: 150 } },
      { of: 'median', value: quantile(ringing, 0.5), baseline: null, unit, target: { most: 150 } },
      { of: 'round trip, p99', value: quantile(trips, 0.99), baseline: null, unit, target: { most: 150 } },
    ];
  },
};

/** A signed-in person's live socket. */
async function openWindow(url: string, person: typeof administrator) {
  const session = await signIn(url, person);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, {
    headers: { cookie: session.cookie, origin: url },
  });
  const inbox: ServerMessage[] = [];
  let wake: () => void = () => undefined;
  socket.on('message', (data) => {
    inbox.push(JSON.parse(String(data)));
    wake();
  });
  await once(socket, 'open');
  return {
    socket,
    send: (message: SentMessage) => socket.send(JSON.stringify(message)),
    async next(type: ServerMessage['type']): Promise<void> {
      for (;;) {
        const at = inbox.findIndex((message) => message.type === type);
        if (at >= 0) return void inbox.splice(0, at + 1);
        const refused = inbox.find((message) => message.type === 'refused');
        if (refused) throw new Error(JSON.stringify(refused));
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async address(): Promise<string> {
      const found = await session.get<{ items: { videoAddress: string }[] }>(
        `${url}/api/v1/directory?kind=member&search=${encodeURIComponent(person.email)}`,
      );
      return found.items[0]?.videoAddress ?? '';
    },
  };
}

/** Milliseconds of a ping and its pong (RFC 6455, 5.5.2). */
async function tripOf(socket: WebSocket): Promise<number> {
  const began = performance.now();
  socket.ping();
  await once(socket, 'pong');
  return performance.now() - began;
}

function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
