import { once } from 'node:events';
import { WebSocket } from 'ws';

/** For the environment of a program that `heapOf` is to read. */
export const inspectable = (port: number) => ({ NODE_OPTIONS: `--inspect=127.0.0.1:${port}` });

/**
 * Bytes that a program's objects and buffers take once its garbage is collected, by V8's inspector. Resident memory would
 * tell less: what a program took at its start it keeps, and fills later.
 */
export async function heapOf(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target]: { webSocketDebuggerUrl: string }[] = JSON.parse(await answer.text());
  if (!target) throw new Error('There is nothing to inspect.');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  try {
    for (let time = 0; time < 3; time += 1) await ask(socket, 'HeapProfiler.collectGarbage', {});
    const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())';
    return (await ask(socket, 'Runtime.evaluate', { expression, returnByValue: true })) ?? Number.NaN;
  } finally {
    socket.close();
  }
}

async function ask(socket: WebSocket, method: string, params: object): Promise<number | undefined> {
  socket.send(JSON.stringify({ id: 1, method, params }));
  for (;;) {
    const [data] = await once(socket, 'message', { signal: AbortSignal.timeout(60_000) });
    const message: { id?: number; result?: { result?: { value?: number } } } = JSON.parse(String(data));
    if (message.id === 1) return message.result?.result?.value;
  }
}
