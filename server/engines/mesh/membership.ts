import type { CallId, LegId } from '../../../contract/ids.ts';
import type { LegOfCall } from '../engine.ts';

/** Which leg is in which call, in memory: legs come back by `admit` when the process was started again. */
export class Membership {
  readonly #callOf = new Map<LegId, CallId>();
  readonly #legsOf = new Map<CallId, Set<LegId>>();

  add({ call, leg }: LegOfCall): void {
    const before = this.#callOf.get(leg);
    if (before && before !== call) this.remove({ call: before, leg });
    this.#callOf.set(leg, call);
    const legs = this.#legsOf.get(call) ?? new Set();
    this.#legsOf.set(call, legs.add(leg));
  }

  remove({ call, leg }: LegOfCall): void {
    if (this.#callOf.get(leg) !== call) return;
    this.#callOf.delete(leg);
    const legs = this.#legsOf.get(call);
    legs?.delete(leg);
    if (legs?.size === 0) this.#legsOf.delete(call);
  }

  end(call: CallId): void {
    for (const leg of this.#legsOf.get(call) ?? []) this.#callOf.delete(leg);
    this.#legsOf.delete(call);
  }

  areTogether(one: LegId, other: LegId): boolean {
    const call = this.#callOf.get(one);
    return one !== other && call !== undefined && call === this.#callOf.get(other);
  }
}
