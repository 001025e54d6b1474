import type { Reaction } from '../../../contract/live.ts';
import { reactions } from '../../../contract/plain-values.ts';
import classes from './reactions.module.css';
import { useReactionNames } from './reactions-names.ts';
import { ReactionPicture } from './reactions-picture.tsx';

/** The reactions that there are, each with its name. */
export function ReactionsRow({ onReact }: { onReact: (reaction: Reaction) => void }) {
  const names = useReactionNames();
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
          <ReactionPicture reaction={reaction} />
        </button>
      ))}
    </div>
  );
}
