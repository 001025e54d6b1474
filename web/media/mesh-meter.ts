import type { LegId } from '../../contract/ids.ts';
import type { LinkQuality } from './engine.ts';
import { climb, topStep } from './ladder.ts';
import type { MeshEntry } from './mesh-entry.ts';

/** Milliseconds between two measurements. */
const interval = 5_000;

type Report = (qualities: ReadonlyMap<LegId, LinkQuality>, seconds: number) => void;

/** Measures every connection of a mesh every five seconds, and whether this machine's processor keeps up with them. */
export class MeshMeter {
  readonly #entries: ReadonlyMap<LegId, MeshEntry>;
  readonly #report: Report;
  readonly #timer: ReturnType<typeof setInterval>;
  #measuredAt = performance.now();
  #measures = false;
  #closed = false;
  processor = topStep;

  constructor(entries: ReadonlyMap<LegId, MeshEntry>, report: Report) {
    this.#entries = entries;
    this.#report = report;
    this.#timer = setInterval(() => void this.#measure(), interval);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }

  async #measure(): Promise<void> {
    if (this.#measures) return;
    this.#measures = true;
    const measured = await Promise.all(
      [...this.#entries].map(async ([leg, entry]) => [leg, await entry.measure()] as const),
    );
    this.#measures = false;
    if (this.#closed) return;
    const now = performance.now();
    const seconds = (now - this.#measuredAt) / 1000;
    this.#measuredAt = now;
    this.processor = climb(
      this.processor,
      [...this.#entries.values()].some(({ isBusy }) => isBusy),
    );
    this.#report(new Map(measured.flatMap(([leg, quality]) => (quality ? [[leg, quality] as const] : []))), seconds);
  }
}
