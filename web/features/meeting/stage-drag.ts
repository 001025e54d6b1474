import type { PointerEvent } from 'react';
import { type Corner, cornerAt } from './place-tiles.ts';

/** Lets the own picture follow the pointer, and puts it into the nearest corner of its stage. */
export function dragToCorner(start: PointerEvent<HTMLElement>, drop: (corner: Corner) => void): void {
  const tile = start.currentTarget;
  const stage = tile.parentElement;
  if (!stage || !start.isPrimary || start.button !== 0) return;
  const ended = new AbortController();
  const { signal } = ended;
  const follow = (event: globalThis.PointerEvent) => {
    tile.dataset['dragged'] = '';
    tile.style.translate = `${event.clientX - start.clientX}px ${event.clientY - start.clientY}px`;
  };
  const end = (dropped: boolean) => {
    ended.abort();
    const wasMoved = 'dragged' in tile.dataset;
    const own = tile.getBoundingClientRect();
    const whole = stage.getBoundingClientRect();
    delete tile.dataset['dragged'];
    tile.style.translate = '';
    if (!dropped || !wasMoved) return;
    const [x, y] = [own.left + own.width / 2 - whole.left, own.top + own.height / 2 - whole.top];
    drop(cornerAt(x, y, whole.width, whole.height));
  };
  tile.setPointerCapture(start.pointerId);
  tile.addEventListener('pointermove', follow, { signal });
  tile.addEventListener('pointerup', () => end(true), { signal });
  tile.addEventListener('pointercancel', () => end(false), { signal });
}
