/** A clock that stands still until it is moved. */
export class FixedClock {
  #now: number;

  constructor(start = '2026-03-02T09:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }

  passDays(days: number): void {
    this.pass(days * 86_400);
  }
}
