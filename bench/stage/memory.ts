import { readFileSync } from 'node:fs';
import type { Started } from './service.ts';

/** Watches how much memory a program has resident; the end of it gives megabytes before and at most. */
export function watchMemory({ child }: Pick<Started, 'child'>): () => { before: number; most: number } {
  const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000;
  const before = resident();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, resident());
  }, 50);
  return () => {
    clearInterval(timer);
    return { before, most };
  };
}
