const silenced = new Set<HTMLVideoElement>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** The browser lets an element play only without sound until the person touches the page. */
export function reportSilence(element: HTMLVideoElement): void {
  element.muted = true;
  element.play().catch(() => undefined);
  silenced.add(element);
  tell();
}

/** To be called from a click or a key: all that was kept silent is heard. */
export function turnSoundOn(): void {
  for (const element of silenced) element.muted = false;
  silenced.clear();
  tell();
}

export function subscribeToSilence(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isSilenced(): boolean {
  return silenced.size > 0;
}
