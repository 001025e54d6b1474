import { readFileSync } from 'node:fs';
import type { Started } from './service.ts';

/** Resident memory of a process (proc(5), `VmRSS`). */
export const residentMegabytes = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;

/** Watches how much memory a program has resident; the end of it gives megabytes before and at most. */
export function watchMemory({ child }: Pick<Started, 'child'>): () => { before: number; most: number } {
  const before = residentMegabytes(child.pid);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, residentMegabytes(child.pid));
  }, 50);
  return () => {
    clearInterval(timer);
    return { before, most };
  };
}
