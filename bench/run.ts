// `npm run bench`: measures against baselines. `-- --list` names the benchmarks, `-- NAME…` runs some, `--json` is for programs.
import { readdirSync } from 'node:fs';
import { type Benchmark, judge, type Result } from './benchmark.ts';
import { readOrder } from './command-line.ts';
import { layOut } from './table.ts';
import { openWorkbench } from './workbench.ts';

const ending = '.bench.ts';
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .sort();

const load = async (name: string): Promise<Benchmark> => (await import(`./${name}${ending}`)).benchmark;

async function list(): Promise<void> {
  const width = Math.max(...known.map((name) => name.length));
  for (const name of known) console.log(`${name.padEnd(width)}  ${(await load(name)).summary}`);
}

/** The results of one benchmark; null where it could not run, which is said. */
async function measure(name: string): Promise<Result[] | null> {
  const bench = openWorkbench(name);
  const stop = () => void bench.clear().finally(() => process.exit(130));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const { run } = await load(name);
    return (await run(bench)).map((finding) => judge(name, finding));
  } catch (fault) {
    bench.say(`could not run: ${fault instanceof Error ? fault.stack : fault}`);
    return null;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await bench.clear();
  }
}

async function runAll(names: readonly string[], json: boolean): Promise<number> {
  const results: Result[] = [];
  const broken: string[] = [];
  for (const name of names) {
    const found = await measure(name);
    if (!found) broken.push(name);
    for (const result of found ?? []) {
      results.push(result);
      if (json) console.log(JSON.stringify(result));
    }
  }
  if (!json) console.log(layOut(results));
  if (broken.length > 0) console.error(`Could not run: ${broken.join(', ')}. The faults are above.`);
  return broken.length > 0 ? 1 : 0;
}

const order = readOrder(process.argv.slice(2), known);
if (order.do === 'list') await list();
else if (order.do === 'run') process.exitCode = await runAll(order.names, order.json);
else {
  console.error(order.why);
  process.exitCode = 2;
}
