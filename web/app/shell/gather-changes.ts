interface Gathering {
  add: (kinds: readonly string[]) => void;
  stop: () => void;
}

/**
 * Hands over what has changed, at once and then at most every `pause` milliseconds, and not before the last handing over
 * is done: a burst is two or three refreshings.
 */
export function gatherChanges(renew: (kinds: ReadonlySet<string>) => Promise<unknown>, pause: number): Gathering {
  let gathered = new Set<string>();
  let resting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const handOver = async () => {
    if (resting || gathered.size === 0) return;
    resting = true;
    const kinds = gathered;
    gathered = new Set();
    const rest = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, pause);
    });
    await Promise.allSettled([renew(kinds), rest]);
    resting = false;
    await handOver();
  };
  return {
    add: (kinds) => {
      for (const kind of kinds) gathered.add(kind);
      void handOver();
    },
    stop: () => {
      clearTimeout(timer);
      gathered.clear();
    },
  };
}
