import { useEffect, useSyncExternalStore } from 'react';
import { mostWatched } from '../../contract/plain-values.ts';
import type { Presence } from '../../contract/presence.ts';
import { liveChannel } from './live.ts';

/** Milliseconds in which what several parts of a page show gathers. */
const gatherMs = 100;

const wanted = new Map<string, number>();
const listeners = new Set<() => void>();
let known: ReadonlyMap<string, Presence> = new Map();
let timer: ReturnType<typeof setTimeout> | undefined;
let leave: (() => void) | undefined;

function say(): void {
  timer = undefined;
  liveChannel().send({ type: 'watch', parties: [...wanted.keys()].slice(-mostWatched) });
}

function sayLater(): void {
  if (timer === undefined) timer = setTimeout(say, gatherMs);
}

function change(parties: readonly string[], by: 1 | -1): void {
  for (const party of parties) {
    const count = (wanted.get(party) ?? 0) + by;
    if (count > 0) wanted.set(party, count);
    else wanted.delete(party);
  }
  sayLater();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  leave ??= liveChannel().subscribe({
    message: (message) => {
      if (message.type === 'hello') sayLater();
      if (message.type !== 'presence') return;
      known = new Map([...known, ...Object.entries(message.parties)].filter(([party]) => wanted.has(party)));
      for (const tell of listeners) tell();
    },
    lost: () => undefined,
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    leave?.();
    leave = undefined;
    known = new Map();
  };
}

/** The presence of parties that a page shows, as it changes; those are missing of which nothing was heard yet. */
export function useWatchedPresence(parties: readonly string[]): ReadonlyMap<string, Presence> {
  const key = parties.join(' ');
  useEffect(() => {
    const shown = key === '' ? [] : key.split(' ');
    change(shown, 1);
    return () => change(shown, -1);
  }, [key]);
  return useSyncExternalStore(subscribe, () => known);
}
