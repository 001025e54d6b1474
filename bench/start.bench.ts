import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import { measureInTurns } from './rounds.ts';
import { startProgram, startService } from './stage/service.ts';

const bare = fileURLToPath(new URL('./bare/start.ts', import.meta.url));

export const benchmark: Benchmark = {
  summary: 'Start on the demo company until /api/ready says yes, against bare Fastify and PGlite on the same data',
  async run(bench) {
    const dataDir = bench.folder();
    bench.say('makes the demo company');
    await (await startService(bench, 'demo', { DATA_DIR: dataDir })).stop();
    const copy = bench.folder();
    cpSync(join(dataDir, 'database'), copy, { recursive: true });

    const figures = await measureInTurns(bench, 9, 'ms', {
      async product() {
        const { took, stop } = await startService(bench, 'serve', { DATA_DIR: dataDir });
        await stop();
        return took;
      },
      async baseline() {
        const { took, stop } = await startProgram(bench, { words: [bare], env: { DATA: copy }, readyPath: '/' });
        await stop();
        return took;
      },
    });
    return [{ ...figures, unit: 'ms', target: { most: 2 } }];
  },
};
