import { useLingui } from '@lingui/react/macro';
import type { Reaction } from '../../../contract/live.ts';
import { reactions } from '../../../contract/plain-values.ts';
import classes from './reactions.module.css';

/** The reactions that there are, each with its name. */
export function ReactionsRow({ onReact }: { onReact: (reaction: Reaction) => void }) {
  const { t } = useLingui();
  const names: Record<Reaction, string> = {
    '👍': t`Thumbs up`,
    '❤️': t`Heart`,
    '👏': t`Applause`,
    '😂': t`Laughter`,
    '😮': t`Surprise`,
    '🎉': t`Celebration`,
  };
  return (
    <div className={classes.row}>
      {reactions.map((reaction) => (
        <button
          type="button"
          key={reaction}
          aria-label={names[reaction]}
          title={names[reaction]}
          onClick={() => onReact(reaction)}
        >
          {reaction}
        </button>
      ))}
    </div>
  );
}
