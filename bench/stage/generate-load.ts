// The load of `putUnderLoad`. It speaks HTTP/1.1 by hand: a full client would take more of the machine than the servers.
import { connect } from 'node:net';
import type { Answers, Load } from './load.ts';

const load: Load = JSON.parse(process.argv[2] ?? '');
const { hostname, port, host } = new URL(load.url);
const requests = load.paths.map((path, index) => {
  const at = index % load.addresses;
  const fields = [`host: ${host}`, `x-forwarded-for: 198.51.${at >> 8}.${at & 255}`, 'accept: application/json'];
  if (load.cookie) fields.push(`cookie: ${load.cookie}`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`);
});

let next = 0;
/** Milliseconds from request to whole answer. */
const times: number[] = [];
const ends = performance.now() + load.seconds * 1000;

/** One connection; resolves when the time is over, after its last answer. */
const ask = () =>
  new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let held = '';
    let asked = 0;
    const send = () => {
      asked = performance.now();
      socket.write(requests[next++ % requests.length] ?? '');
    };
    socket.setNoDelay(true).setEncoding('latin1').on('connect', send).on('error', reject);
    socket.on('close', () => reject(new Error('The server closed a connection.')));
    socket.on('data', (part: string) => {
      held += part;
      const head = held.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(held.slice(0, head))?.[1]);
      if (!held.startsWith('HTTP/1.1 200 ') || Number.isNaN(length)) return reject(new Error(held.slice(0, 500)));
      if (held.length < head + 4 + length) return;
      held = '';
      times.push(performance.now() - asked);
      if (performance.now() < ends) return send();
      resolve();
      socket.destroy();
    });
  });

const started = performance.now();
const fault = await Promise.all(Array.from({ length: load.connections }, ask)).then(
  () => null,
  (error: Error) => error.message,
);
const perSecond = (times.length * 1000) / (performance.now() - started);
const p99 = times.sort((one, other) => one - other)[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
process.send?.(fault ?? ({ perSecond, p99 } satisfies Answers));
