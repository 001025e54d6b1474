/** What a guess was answered with: seconds to wait where that was told. */
export interface Answer {
  kind: 'wrong' | 'waits' | 'in';
  retryAfter: number;
}

/** One guess: when, in milliseconds since the siege began, and from which of the origins, or by the member's account. */
export interface Guess {
  at: number;
  from: number | 'account';
}

export type Attack = Generator<Guess, void, Answer>;

const day = 86_400_000;
const burstCount = 12;

/** All at once, a dozen times: 50 guesses a second from everywhere. */
export function* inBursts(guesses: number, days: number, origins: number): Attack {
  const each = Math.ceil(guesses / burstCount);
  for (let index = 0; index < guesses; index += 1) {
    const began = ((Math.floor(index / each) + 0.3) * days * day) / burstCount;
    yield { at: began + (index % each) * 20, from: index % origins };
  }
}

/** Evenly, day and night. */
export function* evenly(guesses: number, days: number, origins: number): Attack {
  for (let index = 0; index < guesses; index += 1) yield { at: (index * days * day) / guesses, from: index % origins };
}

/** Knows the limits, and stays just below 20 in 10 minutes and 100 in a day. */
export function* belowLimits(days: number, origins: number): Attack {
  const given: number[] = [];
  let at = 0;
  for (let index = 0; at < days * day; index += 1) {
    given.push(at);
    yield { at, from: index % origins };
    const [nineteenth = -day, ninetyNinth = -day] = [given.at(-19), given.at(-99)];
    at = Math.max(at + 1000, nineteenth + 600_001, ninetyNinth + day + 1);
  }
}

/** A member of the company, signed in, who tries again as soon as that is allowed. */
export function* byAccount(days: number): Attack {
  for (let at = 0; at < days * day; ) {
    const { retryAfter } = yield { at, from: 'account' };
    at += Math.max(1, retryAfter) * 1000;
  }
}
