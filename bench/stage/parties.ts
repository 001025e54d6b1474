import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Workbench } from '../benchmark.ts';

const generator = fileURLToPath(new URL('./generate-parties.ts', import.meta.url));

/** Parties at a server, from a process of their own: as many in each room. */
export interface Crowd {
  /** Of the WebSocket. */
  url: string;
  rooms: readonly string[];
  perRoom: number;
  /** From how many addresses they seem to come, as a proxy tells it. */
  addresses: number;
  /** Joins a second while it is measured. */
  perSecond: number;
}

/** Milliseconds from a party's `join` until it and everybody else in its room know of it. */
export interface JoinTimes {
  median: number;
  p99: number;
}

export interface OpenCrowd {
  /** All come in; resolves when everybody knows of everybody. */
  enter(): Promise<void>;
  /** The last one of each room leaves, and then joins again, one after another. */
  measureJoins(): Promise<JoinTimes>;
}

/** Opens the sockets. @throws Error where one is refused or something takes more than two minutes */
export async function openCrowd(bench: Workbench, crowd: Crowd): Promise<OpenCrowd> {
  const child = fork(generator, [JSON.stringify(crowd)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  bench.afterwards(() => child.kill());
  await answerOf(child);
  const ask = (what: 'enter' | 'measure') => {
    child.send(what);
    return answerOf(child);
  };
  return {
    async enter() {
      await ask('enter');
    },
    async measureJoins() {
      const answer = await ask('measure');
      if (!isTimes(answer)) throw new Error(`The crowd answered ${JSON.stringify(answer)}`);
      return answer;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [answer]: unknown[] = await once(child, 'message', { signal: AbortSignal.timeout(120_000) });
  if (typeof answer === 'string' && answer !== 'done') throw new Error(answer);
  return answer;
}

const isTimes = (answer: unknown): answer is JoinTimes =>
  typeof answer === 'object' && answer !== null && 'median' in answer && 'p99' in answer;
