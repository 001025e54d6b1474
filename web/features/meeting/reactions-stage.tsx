import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { Party, Reaction } from '../../../contract/live.ts';
import type { Moment } from '../../call/meeting-phase.ts';
import type { MeetingSession } from '../../call/meeting-session.ts';
import classes from './reactions.module.css';
import { ReactionPicture } from './reactions-picture.tsx';

interface Floating {
  id: number;
  leg: LegId;
  reaction: Reaction;
  /** Where it rises: one of so many lanes, so that two that come together stand side by side. */
  lane: number;
}

const lanes = 6;
const mostAtOnce = 24;

interface ReactionsStageProps {
  session: MeetingSession;
  parties: readonly Party[];
}

/** Reactions rise over the stage for some seconds, each with the name of who reacts. Read out by the status line. */
export function ReactionsStage({ session, parties }: ReactionsStageProps) {
  const [floating, setFloating] = useState<readonly Floating[]>([]);
  const count = useRef(0);
  const hear = useEffectEvent((moment: Moment) => {
    if (moment.type !== 'reaction') return;
    const { leg, reaction } = moment;
    count.current += 1;
    const next = { id: count.current, leg, reaction, lane: count.current % lanes };
    setFloating((shown) => [...shown, next].slice(-mostAtOnce));
  });
  useEffect(() => session.onMoment((moment) => hear(moment)), [session]);
  return (
    <div className={classes.stage} aria-hidden="true">
      {floating.map(({ id, leg, reaction, lane }) => (
        <div
          key={id}
          className={classes.floating}
          data-lane={lane}
          onAnimationEnd={() => setFloating((shown) => shown.filter((one) => one.id !== id))}
        >
          <ReactionPicture reaction={reaction} />
          <bdi className={classes.by}>{parties.find((party) => party.leg === leg)?.name}</bdi>
        </div>
      ))}
    </div>
  );
}
