import type { Sight } from './sight.ts';

/** Reads something for a sight when it is asked for first, and once only: a list, its sum and its next pages need the same. */
export function oncePerSight<Found>(read: (sight: Sight) => Promise<Found>): (sight: Sight) => Promise<Found> {
  const known = new WeakMap<Sight, Promise<Found>>();
  return (sight) => {
    const found = known.get(sight) ?? read(sight);
    known.set(sight, found);
    return found;
  };
}
