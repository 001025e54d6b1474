import { createHash } from 'node:crypto';

/** Draws that come out the same for the same seed, so that the demo company is the same everywhere. */
export interface Draws {
  /** From 0 up to 1. */
  share(): number;
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** Around `middle`, seldom further away than twice `spread`. */
  around(middle: number, spread: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Up to `count` different items. */
  pickSome<Item>(items: readonly Item[], count: number): Item[];
  /** The index of a weight, as often as the weight says. */
  weighted(weights: readonly number[]): number;
}

/** Mulberry32, a generator of 32 bits by Tommy Ettinger (public domain). */
export function makeDraws(seed: number): Draws {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[whole(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  };
  return {
    share,
    whole,
    pick,
    chance: (probability) => share() < probability,
    around: (middle, spread) => middle + (share() + share() + share() + share() - 2) * spread * 1.7,
    pickSome(items, count) {
      const left = [...items];
      const most = Math.min(count, left.length);
      return Array.from({ length: most }, () => left.splice(whole(0, left.length - 1), 1)).flat();
    },
    weighted(weights) {
      let rest = share() * weights.reduce((sum, weight) => sum + weight, 0);
      const at = weights.findIndex((weight) => {
        rest -= weight;
        return rest < 0;
      });
      return at < 0 ? weights.length - 1 : at;
    },
  };
}

/** An identifier that a name always gets again (UUIDv8 over a digest; RFC 9562, section 5.8). */
export function demoId<Id extends string>(name: string): Id {
  const digest = createHash('sha256').update(`rotunda demo ${name}`).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}` as Id;
}
