import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbench } from './benchmark.ts';

export interface OpenWorkbench extends Workbench {
  clear(): Promise<void>;
}

/** Opens one for a benchmark; `clear` ends what the benchmark started and removes what it made. */
export function openWorkbench(name: string): OpenWorkbench {
  const endings: (() => Promise<unknown> | unknown)[] = [];
  return {
    afterwards: (end) => void endings.push(end),
    folder() {
      const folder = mkdtempSync(join(tmpdir(), 'rotunda-bench-'));
      endings.push(() => rmSync(folder, { recursive: true, force: true }));
      return folder;
    },
    say: (words) => void process.stderr.write(`${name} ${words}\n`),
    async clear() {
      for (let end = endings.pop(); end; end = endings.pop()) await end();
    },
  };
}
