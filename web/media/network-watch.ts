/** Looks at the clock so often, in milliseconds, to notice that the page or the machine slept. */
const tick = 2_000;
/** A pause of the clock after which paths through the network may be gone, in milliseconds. */
const slept = 15_000;

/**
 * Tells when paths through the network may have to be looked for anew: `all` after another network was joined or the
 * machine slept, `broken` where only those that don't carry anything need it. Returns the end of it.
 */
export function watchNetwork(renew: (which: 'all' | 'broken') => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let seenAt = Date.now();
  const look = () => {
    const now = Date.now();
    const pause = now - seenAt;
    seenAt = now;
    if (pause > slept) renew('all');
  };
  const timer = setInterval(look, tick);
  globalThis.addEventListener('online', () => renew('all'), { signal });
  const network = networkOf(navigator);
  let type = typeOf(network);
  const follow = () => {
    const before = type;
    type = typeOf(network);
    // The event tells of every new estimate of the bandwidth too.
    renew(type === before ? 'broken' : 'all');
  };
  network?.addEventListener('change', follow, { signal });
  // Page Lifecycle: a frozen tab goes on. Timers of a hidden one are slow, which is no sleep.
  document.addEventListener('resume', () => renew('broken'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      seenAt = Date.now();
      if (document.visibilityState === 'visible') renew('broken');
    },
    { signal },
  );
  return () => {
    clearInterval(timer);
    ended.abort();
  };
}

/** The network information of browsers that have it; its types are not part of the DOM's. */
function networkOf(from: object): EventTarget | undefined {
  return 'connection' in from && from.connection instanceof EventTarget ? from.connection : undefined;
}

/** Wi-Fi, mobile and so on; nothing where the browser does not say. */
function typeOf(network: EventTarget | undefined): unknown {
  return network && 'type' in network ? network.type : undefined;
}
