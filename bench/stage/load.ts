import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const generator = fileURLToPath(new URL('./generate-load.ts', import.meta.url));

/** So many connections to one server, each asking for the next path as soon as it has an answer. */
export interface Load {
  url: string;
  paths: readonly string[];
  cookie: string;
  /** From how many addresses it seems to come, as a proxy tells it. */
  addresses: number;
  connections: number;
  seconds: number;
}

/**
 * Puts a server of this machine under load from a process of its own; gives the answers per second.
 * @throws Error where an answer is not 200
 */
export async function putUnderLoad(load: Load): Promise<number> {
  const child = fork(generator, [JSON.stringify(load)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const [answersPerSecond]: unknown[] = await once(child, 'message', {
      signal: AbortSignal.timeout((load.seconds + 20) * 1000),
    });
    if (typeof answersPerSecond !== 'number') throw new Error(`The load ended early: ${answersPerSecond}`);
    return answersPerSecond;
  } finally {
    child.kill();
  }
}
