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

export interface Answers {
  perSecond: number;
  /** Milliseconds that 99 of 100 answers took at most. */
  p99: number;
}

/**
 * Puts a server of this machine under load from a process of its own.
 * @throws Error where an answer is not 200
 */
export async function putUnderLoad(load: Load): Promise<Answers> {
  const child = fork(generator, [JSON.stringify(load)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const [answers]: unknown[] = await once(child, 'message', {
      signal: AbortSignal.timeout((load.seconds + 20) * 1000),
    });
    if (!isAnswers(answers)) throw new Error(`The load ended early: ${answers}`);
    return answers;
  } finally {
    child.kill();
  }
}

const isAnswers = (message: unknown): message is Answers =>
  typeof message === 'object' && message !== null && 'perSecond' in message && 'p99' in message;
