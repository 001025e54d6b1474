import { useEffect, useSyncExternalStore } from 'react';
import type { DirectoryEntry } from '../../contract/directory.ts';
import { mostWatched } from '../../contract/plain-values.ts';
import type { Presence } from '../../contract/presence.ts';
import { liveChannel } from './live.ts';

/** Milliseconds in which what several parts of a page show gathers, and at least between two messages of a list that is scrolled. */
const gatherMs = 100;
const pauseMs = 1000;

const wanted = new Map<string, number>();
const listeners = new Set<() => void>();
let known: ReadonlyMap<string, Presence> = new Map();
let timer: ReturnType<typeof setTimeout> | undefined;
let saidAt = Number.NEGATIVE_INFINITY;
let leave: (() => void) | undefined;

function say(): void {
  timer = undefined;
  saidAt = performance.now();
  liveChannel().send({ type: 'watch', parties: [...wanted.keys()].slice(-mostWatched) });
}

function sayLater(): void {
  if (timer !== undefined) return;
  timer = setTimeout(say, Math.max(gatherMs, saidAt + pauseMs - performance.now()));
}

function change(parties: readonly string[], by: 1 | -1): void {
  for (const party of parties) {
    const count = (wanted.get(party) ?? 0) + by;
    if (count > 0) wanted.set(party, count);
    else wanted.delete(party);
  }
  // Who shows nobody, such as a guest, says nothing.
  if (parties.length > 0) sayLater();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  leave ??= liveChannel().subscribe({
    message: (message) => {
      if (message.type === 'hello' && wanted.size > 0) sayLater();
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

function useWatch(key: string): void {
  useEffect(() => {
    const shown = key === '' ? [] : key.split(' ');
    change(shown, 1);
    return () => change(shown, -1);
  }, [key]);
}

/** Entries of the directory that a page shows, with their presence as it changes; rooms have none. */
export function useLivePresence(entries: readonly DirectoryEntry[]): DirectoryEntry[] {
  useWatch(entries.flatMap(({ id, kind }) => (kind === 'room' ? [] : id)).join(' '));
  const now = useSyncExternalStore(subscribe, () => known);
  return entries.map((entry) => ({ ...entry, presence: now.get(entry.id) ?? entry.presence }));
}

/** The presence of one party, as it changes: of a row among many. */
export function usePresenceOf({ id, presence }: { id: string; presence: Presence }): Presence {
  useWatch(id);
  return useSyncExternalStore(subscribe, () => known.get(id)) ?? presence;
}
