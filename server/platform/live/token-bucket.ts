import type { Clock } from '../clock.ts';

/** Lets `burst` pass at once and `perSecond` in the long run (token bucket, RFC 2697's idea of it). */
export class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #clock: Clock;
  #tokens: number;
  #at: number;

  constructor(burst: number, perSecond: number, clock: Clock) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#tokens = burst;
    this.#at = clock.now().getTime();
  }

  /** Takes one, or several at once; false, and nothing taken, where fewer are left. */
  take(count = 1): boolean {
    const now = this.#clock.now().getTime();
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + gained);
    this.#at = now;
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }
}
