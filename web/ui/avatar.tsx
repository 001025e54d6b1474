import type { ReactNode } from 'react';
import classes from './avatar.module.css';

type Presence = 'available' | 'in-call' | 'do-not-disturb' | 'offline';

interface AvatarProps {
  name: string;
  presence?: Presence | undefined;
  /** Pixels; 30 in rows, 46 at the head of a page. */
  size?: number;
}

/** A person's initials on one of three hues, with a dot for presence. Decoration: the name and the state stand beside it as words. */
export function Avatar({ name, presence, size = 30 }: AvatarProps) {
  return (
    <span
      className={classes.avatar}
      data-face
      data-hue={hueOf(name)}
      style={{ width: size, height: size, fontSize: size > 36 ? size * 0.35 : size * 0.385 }}
      aria-hidden="true"
    >
      {initialsOf(name)}
      {presence ? <i className={classes.dot} data-presence={presence} /> : null}
    </span>
  );
}

/** The same place in a row for what is not a person: a room, a video system, a kind of call. */
export function IconTile({ children }: { children: ReactNode }) {
  return (
    <span className={classes.tile} data-face aria-hidden="true">
      {children}
    </span>
  );
}

/** First letters of the first and the last word, in capitals. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0];
  if (!first) return '';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((word) => (word ? (Array.from(word)[0] ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
}

/** One of three hues, always the same for the same name. */
function hueOf(name: string): number {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % 3;
}
