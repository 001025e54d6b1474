import type { LegId } from '../../contract/ids.ts';
import type { LinkQuality } from './engine.ts';
import { climb, topStep } from './ladder.ts';
import { measureSteadily } from './measure-steadily.ts';
import type { MeshEntry } from './mesh-entry.ts';

type Measured = readonly (readonly [LegId, LinkQuality | null])[];
type Report = (qualities: ReadonlyMap<LegId, LinkQuality>, seconds: number) => void;

/** Measures every connection of a mesh every five seconds, and whether this machine's processor keeps up with them. */
export class MeshMeter {
  readonly #entries: ReadonlyMap<LegId, MeshEntry>;
  readonly #report: Report;
  /** Ends the measuring. */
  readonly close: () => void;
  processor = topStep;

  constructor(entries: ReadonlyMap<LegId, MeshEntry>, report: Report) {
    this.#entries = entries;
    this.#report = report;
    this.close = measureSteadily(
      () => this.#measure(),
      (measured, seconds) => this.#tell(measured, seconds),
    );
  }

  #measure(): Promise<Measured> {
    return Promise.all([...this.#entries].map(async ([leg, entry]) => [leg, await entry.measure()] as const));
  }

  #tell(measured: Measured, seconds: number): void {
    this.processor = climb(
      this.processor,
      [...this.#entries.values()].some(({ isBusy }) => isBusy),
    );
    this.#report(new Map(measured.flatMap(([leg, quality]) => (quality ? [[leg, quality] as const] : []))), seconds);
  }
}
