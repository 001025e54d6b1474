import {
  IconConfettiFilled,
  IconHandStop,
  IconHeartFilled,
  IconMoodSurprised,
  IconMoodXd,
  IconThumbUpFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Reaction } from '../../../contract/live.ts';
import classes from './reactions.module.css';

// Drawn, and not written: screens and servers' desktops often have no font with these signs.
const pictures: Record<Reaction, ReactNode> = {
  '👍': <IconThumbUpFilled aria-hidden />,
  '❤️': <IconHeartFilled aria-hidden />,
  '👏': (
    <>
      <IconHandStop aria-hidden />
      <IconHandStop aria-hidden />
    </>
  ),
  '😂': <IconMoodXd aria-hidden />,
  '😮': <IconMoodSurprised aria-hidden />,
  '🎉': <IconConfettiFilled aria-hidden />,
};

/** A reaction as it is shown everywhere. */
export const ReactionPicture = ({ reaction }: { reaction: Reaction }) => (
  <span className={classes.picture} data-heart={reaction === '❤️' || undefined}>
    {pictures[reaction]}
  </span>
);
