// `npm run check`: every rule that the code must keep. Names as arguments run some only: `npm run check -- types lint`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkHomes } from './checks/homes.ts';
import type { Fault, Source } from './checks/sources.ts';
import { listFiles, readSources } from './checks/sources.ts';
import { checkTables } from './checks/tables.ts';

interface Outcome {
  holds: boolean;
  output: string;
}

const root = process.cwd();
const folders = ['contract', 'server', 'web', 'e2e', 'bench', 'scripts'].filter((name) => existsSync(join(root, name)));
const filled = folders.filter((name) => listFiles(root, [name]).length > 0);

const checks: Record<string, () => Promise<Outcome>> = {
  types: () => runTool('typescript/bin/tsc', ['-b', ...projects()]),
  lint: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=200']),
  imports: () =>
    runTool('dependency-cruiser/bin/dependency-cruiser.mjs', [
      ...filled,
      '--config',
      '.dependency-cruiser.mjs',
      '-T',
      'err-long',
    ]),
  homes: () => runOwn(checkHomes, filled),
  tables: () => runOwn(checkTables, ['server']),
  dead: () => runTool('knip/bin/knip.js', ['--no-progress']),
};

/** A root without a file yet would be an error to the compiler. */
function projects(): string[] {
  const tests =
    filled.includes('web') && existsSync(join(root, 'web/tsconfig.test.json')) ? ['web/tsconfig.test.json'] : [];
  return [...filled, ...tests];
}

function runTool(file: string, words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', file), ...words], { cwd: root });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part));
    child.stderr.on('data', (part: Buffer) => (output += part));
    child.on('close', (code) => resolve({ holds: code === 0, output }));
  });
}

async function runOwn(check: (sources: readonly Source[]) => Fault[], where: string[]): Promise<Outcome> {
  const faults = check(readSources(root, where));
  return {
    holds: faults.length === 0,
    output: faults.map(({ path, line, message }) => `${path}:${line} ${message}\n`).join(''),
  };
}

async function runCheck(name: string, check: () => Promise<Outcome>): Promise<boolean> {
  const started = performance.now();
  const { holds, output } = await check();
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${took}`);
  if (!holds) console.log(`\n${output.trim()}\n`);
  return holds;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

const failed: string[] = [];
for (const [name, check] of Object.entries(checks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (!(await runCheck(name, check))) failed.push(name);
}
console.log(failed.length === 0 ? 'Every check holds.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
