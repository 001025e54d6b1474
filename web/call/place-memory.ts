import type { JoinRequest, Place } from './meeting-phase.ts';

/** Keeps one's place over a reload of the page. */
export interface PlaceMemory {
  remember(place: Place): void;
  forget(): void;
}

export interface PlaceKeeper extends PlaceMemory {
  /** The place that was asked for by the same request, whatever name and PIN were given; by any where it is null. */
  recall(request: JoinRequest | null): Place | null;
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
    recall(request) {
      const kept = read(storage.getItem(key));
      if (!kept || now() - kept.keptAt > held) return null;
      return request && keyOf(kept.place.request) !== keyOf(request) ? null : kept.place;
    },
    touch() {
      const kept = read(storage.getItem(key));
      if (kept) keep(kept.place);
    },
  };
}

const keyOf = (request: JoinRequest): string =>
  `${request.to} ${request.to === 'ring' ? request.ring : request.address}`;

interface Kept {
  place: Place;
  keptAt: number;
}

function read(text: string | null): Kept | null {
  const kept: unknown = text === null ? null : JSON.parse(text);
  return isKept(kept) ? kept : null;
}

/** Only this module writes the entry, and its earlier versions, so its outline says enough. */
function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'keptAt' in value &&
    'place' in value &&
    typeof value.place === 'object' &&
    value.place !== null &&
    'request' in value.place
  );
}
