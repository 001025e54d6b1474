import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';

/** Something that can stand on the stage: a party's own picture, or the screen that it shares. */
export interface StageItem {
  key: string;
  leg: LegId;
  what: 'camera' | 'screen';
}

export type StageView = 'gallery' | 'speaker';

export interface StageWish {
  view: StageView;
  /** What this person pinned for itself. */
  pinned: string | null;
  /** What has the whole stage to itself. */
  solo: string | null;
  hidesSelf: boolean;
}

export interface StageFacts {
  parties: readonly Party[];
  you: LegId;
  /** Who shares a screen, in the order in which they began. */
  sharers: readonly LegId[];
  /** Who speaks, for long enough to be shown large. */
  speaker: LegId | null;
}

/** What is shown: one large and the others small, or all of one size where `main` is null. */
export interface StagePlan {
  main: StageItem | null;
  /** Small at the side, or all of them. */
  others: StageItem[];
  /** The own picture, upon the large one. */
  inset: StageItem | null;
}

export const keyOf = (leg: LegId, what: StageItem['what']): string => `${what} ${leg}`;

const item = (leg: LegId, what: StageItem['what']): StageItem => ({ key: keyOf(leg, what), leg, what });

/** Everything that may be shown, in an order that does not change: the others as they came, oneself, and shared screens. */
export function stageItems({ parties, you, sharers }: StageFacts, hidesSelf: boolean): StageItem[] {
  const others = parties.filter(({ leg }) => leg !== you);
  const self = parties.filter(({ leg }) => leg === you && !(hidesSelf && others.length > 0));
  const screens = sharers.filter((leg) => leg !== you && parties.some((party) => party.leg === leg));
  return [...[...others, ...self].map(({ leg }) => item(leg, 'camera')), ...screens.map((leg) => item(leg, 'screen'))];
}

/**
 * Decides what is large. What the person asked for goes first (alone on the stage, then pinned), then the screen that was
 * shared last, then in speaker view who speaks. With one other party that one is large in any view.
 */
export function planStage(facts: StageFacts, wish: StageWish): StagePlan {
  const items = stageItems(facts, wish.hidesSelf);
  const find = (key: string | null) => items.find((each) => each.key === key);
  const alone = find(wish.solo);
  if (alone) return { main: alone, others: [], inset: null };
  const cameras = items.filter(({ what }) => what === 'camera');
  const others = cameras.filter(({ leg }) => leg !== facts.you);
  const speaking = others.find(({ leg }) => leg === facts.speaker) ?? others[0];
  const screen = items.findLast(({ what }) => what === 'screen');
  const spoken = wish.view === 'speaker' || others.length === 1 ? speaking : undefined;
  const main = find(wish.pinned) ?? screen ?? spoken ?? null;
  if (!main) return { main, others: items, inset: null };
  const rest = items.filter(({ key }) => key !== main.key);
  // Beside a screen, speaker view leaves it as much space as it can have.
  if (main.what === 'screen' && wish.view === 'speaker') {
    return { main, others: rest.filter(({ key, what }) => what === 'screen' || key === speaking?.key), inset: null };
  }
  const [only, ...more] = rest;
  const own = only?.leg === facts.you && more.length === 0 && main.what === 'camera' ? only : null;
  return own ? { main, others: [], inset: own } : { main, others: rest, inset: null };
}

/** Keeps the order in which screens began to be shared; who is new comes last. */
export function followSharers(before: readonly LegId[], parties: readonly Party[]): readonly LegId[] {
  const now = parties.filter(({ media }) => media.screen).map(({ leg }) => leg);
  const kept = before.filter((leg) => now.includes(leg));
  const next = [...kept, ...now.filter((leg) => !before.includes(leg))];
  return next.length === before.length && next.every((leg, index) => leg === before[index]) ? before : next;
}

/** Who of the small ones is seen where there is not space for all: the first, and who speaks in any case. */
export function seatStrip(others: readonly StageItem[], seats: number, speaker: LegId | null): StageItem[] {
  if (others.length <= seats) return [...others];
  const seated = others.slice(0, seats);
  const speaking = others.find(({ leg, what }) => leg === speaker && what === 'camera');
  return speaking && !seated.includes(speaking) ? [...seated.slice(0, -1), speaking] : seated;
}
