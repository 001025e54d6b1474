import type { ReactNode } from 'react';
import classes from './control-bar.module.css';

interface ControlButtonProps {
  icon: ReactNode;
  /** The one word below it. */
  word: string;
  /** What it does, where the word alone does not say it; contains the word. */
  label?: string;
  /** The key that does the same. */
  shortcut?: string;
  state?: 'off' | 'on' | undefined;
  expanded?: boolean;
  /** Only where there is space for all: on a phone it is in the panel "More". */
  wide?: boolean;
  /** How many things are new behind it. */
  news?: number;
  onClick: () => void;
}

/** A control with its word. Its width does not depend on the word, so that nothing moves when it changes. */
export function ControlButton(props: ControlButtonProps) {
  const { icon, word, label, shortcut, state, expanded, wide, news = 0, onClick } = props;
  return (
    <button
      type="button"
      className={classes.control}
      data-state={state}
      data-wide={wide || undefined}
      aria-label={label}
      aria-expanded={expanded}
      aria-keyshortcuts={shortcut}
      title={shortcut ? `${label ?? word} (${shortcut})` : label}
      onClick={onClick}
    >
      <span className={classes.key}>
        {icon}
        {news > 0 ? <span className={classes.news}>{news > 9 ? '9+' : news}</span> : null}
      </span>
      <span className={classes.word}>{word}</span>
    </button>
  );
}
