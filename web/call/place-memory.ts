import type { Place } from './meeting-phase.ts';

/** Keeps one's place over a reload of the page. */
export interface PlaceMemory {
  remember(place: Place): void;
  forget(): void;
}

export interface PlaceKeeper extends PlaceMemory {
  recall(address: string): Place | null;
  /** The page goes away: the time in which it may come back starts now. */
  touch(): void;
}

interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const key = 'rotunda.place';
/** How long the service holds a place, in milliseconds. */
const held = 60_000;

/**
 * Keeps the place in the tab's own storage. A tab that was duplicated inherits it and must not take the place over:
 * ask for it only after a reload.
 */
export function keepPlace(storage: Storage, now: () => number): PlaceKeeper {
  const keep = (place: Place) => storage.setItem(key, JSON.stringify({ place, keptAt: now() }));
  return {
    remember: keep,
    forget: () => storage.removeItem(key),
    recall(address) {
      const kept = read(storage.getItem(key));
      if (!kept || kept.place.address !== address || now() - kept.keptAt > held) return null;
      return kept.place;
    },
    touch() {
      const kept = read(storage.getItem(key));
      if (kept) keep(kept.place);
    },
  };
}

interface Kept {
  place: Place;
  keptAt: number;
}

function read(text: string | null): Kept | null {
  const kept: unknown = text === null ? null : JSON.parse(text);
  return isKept(kept) ? kept : null;
}

/** Only this module writes the entry, so its outline says enough. */
function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'place' in value && 'keptAt' in value;
}
