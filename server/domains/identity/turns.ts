/** At most this many at once: each takes 32 MiB and one of the four threads that files need too. */
const atOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs hash work when its turn comes, in order. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
