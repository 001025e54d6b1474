import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, unlinkSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { StartFault } from './start-fault.ts';

/** Longest path of a Unix domain socket that every system takes, in bytes. */
const longestPath = 100;

const request = z.object({ command: z.string(), input: z.record(z.string(), z.string()) });
const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), lines: z.array(z.string()), code: z.number().int() }),
  z.object({ ok: z.literal(false), fault: z.string() }),
]);
/** A line each: how far it is, as often as that is told, and then the answer. */
const message = z.union([z.object({ progress: z.string() }), answer]);

export type CommandAnswer = z.infer<typeof answer>;

/** What a command printed, and the exit code. */
export interface CommandEnd {
  lines: string[];
  code: number;
}

/** Tells how far a long command is. */
export type Tell = (progress: string) => void;
export type RunCommand = (command: string, input: Readonly<Record<string, string>>, tell: Tell) => Promise<CommandEnd>;

/**
 * Where the commands of a data directory reach the service that holds it; only its user can. Where the path is too long
 * for a socket it lies in a folder of that user's own among the temporary ones, and another user's is refused.
 */
function socketPath(dataDir: string): string {
  const beside = join(dataDir, 'rotunda.sock');
  if (Buffer.byteLength(beside) <= longestPath) return beside;
  const folder = join(tmpdir(), `rotunda-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) {
    throw new StartFault(`${folder} belongs to somebody else. Remove it, or set DATA_DIR to a shorter path.`);
  }
  return join(folder, 'rotunda.sock');
}

/** Takes commands. Call while holding the data directory: a socket that is there belongs to a process that is gone. */
export async function takeCommands(dataDir: string, run: RunCommand): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  if (existsSync(path)) unlinkSync(path);
  const server = createServer({ allowHalfOpen: true }, async (socket) => {
    socket.on('error', () => socket.destroy());
    const write = (part: z.infer<typeof message>) => socket.write(`${JSON.stringify(part)}\n`);
    const reply = await text(socket)
      .then(async (given): Promise<CommandAnswer> => {
        const { command, input } = request.parse(JSON.parse(given));
        return { ok: true, ...(await run(command, input, (progress) => write({ progress }))) };
      })
      .catch(
        (error: unknown): CommandAnswer => ({ ok: false, fault: error instanceof Error ? error.message : 'refused' }),
      );
    write(reply);
    socket.end();
  });
  const listening = once(server, 'listening');
  // The socket is made within this call; nothing else may come to life under the mask.
  const mask = process.umask(0o177);
  server.listen(path);
  process.umask(mask);
  await listening;
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Hands a command to the running service; null where none runs. */
export async function sendCommand(
  dataDir: string,
  command: string,
  input: Readonly<Record<string, string>>,
  tell: Tell = () => undefined,
): Promise<CommandAnswer | null> {
  const socket = createConnection({ path: socketPath(dataDir), allowHalfOpen: true });
  try {
    await new Promise<void>((resolve, reject) => socket.once('error', reject).once('connect', resolve));
  } catch {
    return null;
  }
  socket.end(JSON.stringify({ command, input }));
  for await (const line of createInterface({ input: socket })) {
    const part = message.parse(JSON.parse(line));
    if (!('progress' in part)) return part;
    tell(part.progress);
  }
  throw new StartFault('The running service ended before it answered. Start it and try again.');
}
