import type { RingId } from '../../../../contract/ids.ts';
import type { MeetingContext } from '../context.ts';
import { endRing } from '../operations/ring-end.ts';
import type { RingPlace } from '../ring-queries.ts';

/** Ends on time what this node began to ring; what a dead node began, the sweep ends. */
export class RingTimers {
  readonly #context: MeetingContext;
  readonly #timers = new Map<RingId, NodeJS.Timeout>();

  constructor(context: MeetingContext) {
    this.#context = context;
  }

  start(place: RingPlace, until: Date): void {
    const { clock, log, metrics } = this.#context.platform;
    const wait = Math.max(0, until.getTime() - clock.now().getTime());
    const end = () => {
      this.stop(place.ring);
      endRing(this.#context, place, 'no-answer').catch((error: unknown) => {
        metrics.faults.inc({ part: 'meetings' });
        log.error({ err: error }, 'a ring is left to the sweep');
      });
    };
    this.#timers.set(place.ring, setTimeout(end, wait).unref());
  }

  stop(ring: RingId): void {
    clearTimeout(this.#timers.get(ring));
    this.#timers.delete(ring);
  }

  stopAll(): void {
    for (const ring of this.#timers.keys()) this.stop(ring);
  }
}
