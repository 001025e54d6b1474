import { parseArgs } from 'node:util';

export type Order =
  | { do: 'list' }
  | { do: 'run'; names: readonly string[]; json: boolean }
  | { do: 'refuse'; why: string };

/** What the words after `npm run bench --` ask for, where these benchmarks are known. */
export function readOrder(words: readonly string[], known: readonly string[]): Order {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { list: { type: 'boolean' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.list) return { do: 'list' };
    const unknown = positionals.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      return { do: 'refuse', why: `There is no benchmark ${unknown}. These are known: ${known.join(', ')}.` };
    }
    const names = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
    return { do: 'run', names, json: values.json ?? false };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return { do: 'refuse', why: `${why}\nUse --list, --json, and names of benchmarks.` };
  }
}
