const key = 'rotunda.relay-only';

/**
 * Whether this device sends and receives over the relay (TURN) only: for networks in which straight paths fail late, and
 * to keep one's network address from the other parties. Chosen in the device settings, or by `?relay` in the address of
 * a page for as long as that page is open.
 */
export function isRelayOnly(): boolean {
  if (new URLSearchParams(globalThis.location.search).has('relay')) return true;
  // A browser that keeps nothing for this page refuses the storage too.
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}

/** Counts from the next connection on. */
export function setRelayOnly(on: boolean): void {
  try {
    if (on) localStorage.setItem(key, 'yes');
    else localStorage.removeItem(key);
  } catch {
    // Then it holds for nothing, and the box shows that.
  }
}
