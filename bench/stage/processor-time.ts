import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of Linux (`sysconf(_SC_CLK_TCK)`). */
const ticksPerSecond = 100;

interface Counted {
  parent: number;
  ticks: number;
}

/**
 * Seconds of processor time that a process and all that it started have used so far, of those that live now; by proc(5).
 * @throws Error where the system is no Linux
 */
export function processorTimeOf(root: number): number {
  const all = new Map<number, Counted>();
  for (const name of readdirSync('/proc')) {
    const counted = /^\d+$/.test(name) ? read(name) : null;
    if (counted) all.set(Number(name), counted);
  }
  let ticks = 0;
  for (const [id, counted] of all) if (isBelow(id, root, all)) ticks += counted.ticks;
  return ticks / ticksPerSecond;
}

function isBelow(id: number, root: number, all: ReadonlyMap<number, Counted>): boolean {
  for (let at: number | undefined = id; at !== undefined && at > 1; at = all.get(at)?.parent) {
    if (at === root) return true;
  }
  return false;
}

/** Fields 4, 14 and 15 of `/proc/<id>/stat`; the second is a name that may have spaces and brackets of its own. */
function read(id: string): Counted | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It ended meanwhile.
    return null;
  }
}
