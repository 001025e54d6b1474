import type { LegId } from '../../contract/ids.ts';

/** Who speaks, and how loud each party has been of late. */
export interface Speaking {
  speaker: LegId | null;
  loudness: ReadonlyMap<LegId, number>;
  /** When the speaker was last heard, in milliseconds. */
  heardAt: number;
}

export const nobodySpeaks: Speaking = { speaker: null, loudness: new Map(), heardAt: 0 };

/** About −36 dB of full scale: louder than a quiet room. */
const audible = 0.015;
/** Another party takes over when it is louder by this factor, so that a laugh or a cough doesn't. */
const lead = 1.4;
const smoothing = 0.35;
/** Milliseconds of silence after which nobody speaks. */
const silence = 1_500;

/** Follows the speaker from one measurement to the next, 200 ms apart, with the loudness of each party from 0 to 1. */
export function followSpeaker(before: Speaking, levels: ReadonlyMap<LegId, number>, now: number): Speaking {
  const loudness = new Map<LegId, number>();
  for (const [leg, level] of levels) {
    const earlier = before.loudness.get(leg) ?? 0;
    loudness.set(leg, earlier + smoothing * (level - earlier));
  }
  const [loudest] = [...loudness].sort(([, a], [, b]) => b - a);
  const current = before.speaker === null ? 0 : (loudness.get(before.speaker) ?? 0);
  if (loudest && loudest[0] !== before.speaker && loudest[1] > audible && loudest[1] > current * lead) {
    return { speaker: loudest[0], loudness, heardAt: now };
  }
  const heardAt = current > audible ? now : before.heardAt;
  const gone = before.speaker !== null && !levels.has(before.speaker);
  const quiet = gone || now - heardAt >= silence;
  return { speaker: quiet ? null : before.speaker, loudness, heardAt };
}
