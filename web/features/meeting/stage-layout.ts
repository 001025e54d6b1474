import type { LegId } from '../../../contract/ids.ts';
import type { ShownSize } from '../../media/engine.ts';
import { placeFocus } from './place-focus.ts';
import { type Corner, placeInset, placeTiles, type TilePlace } from './place-tiles.ts';
import { keyOf, type StagePlan, seatStrip } from './stage-plan.ts';

export interface StageLayout {
  main: string | null;
  /** Where each item stands that is seen, by its key. */
  places: ReadonlyMap<string, TilePlace>;
  /** How many of the small ones have no place. */
  unseen: number;
  sizeOf(key: string): 'main' | 'usual' | 'small' | 'inset';
  /** What the engine is told of these parties: the shorter sides in pixels of the screen. */
  sizesOf(legs: readonly LegId[]): ReadonlyMap<LegId, ShownSize>;
}

interface Ground {
  width: number;
  height: number;
  corner: Corner;
  speaker: LegId | null;
  /** Pixels of the screen in one of the style sheet's. */
  pixelRatio: number;
}

/** Gives each item of a plan its place on a stage of so many pixels. */
export function layOutStage(plan: StagePlan, { width, height, corner, speaker, pixelRatio }: Ground): StageLayout {
  const places = new Map<string, TilePlace>();
  const put = (key: string | undefined, place: TilePlace | undefined) => {
    if (key !== undefined && place) places.set(key, place);
  };
  let unseen = 0;
  if (plan.main) {
    const { main, strip } = placeFocus(plan.others.length, width, height);
    put(plan.main.key, main);
    const seated = seatStrip(plan.others, strip.length, speaker);
    for (const [index, { key }] of seated.entries()) put(key, strip[index]);
    unseen = plan.others.length - seated.length;
    if (plan.inset) put(plan.inset.key, placeInset(corner, width, height));
  } else {
    const tiles = placeTiles(plan.others.length, width, height);
    for (const [index, { key }] of plan.others.entries()) put(key, tiles[index]);
  }
  const pixels = (place: TilePlace | undefined) =>
    place ? Math.round(Math.min(place.width, place.height) * pixelRatio) : 0;
  return {
    main: plan.main?.key ?? null,
    places,
    unseen,
    sizeOf(key) {
      if (plan.inset?.key === key) return 'inset';
      if (plan.main === null) return 'usual';
      return plan.main.key === key ? 'main' : 'small';
    },
    sizesOf: (legs) =>
      new Map(
        legs.map((leg) => [
          leg,
          { camera: pixels(places.get(keyOf(leg, 'camera'))), screen: pixels(places.get(keyOf(leg, 'screen'))) },
        ]),
      ),
  };
}
