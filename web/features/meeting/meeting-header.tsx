import { Plural, Trans } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { MeetingState } from '../../../contract/live.ts';
import classes from './meeting-header.module.css';
import { useClock } from './use-clock.ts';

interface MeetingHeaderProps {
  state: MeetingState;
  headingRef: RefObject<HTMLHeadingElement | null>;
}

/** Which room, for how long, and who waits. */
export function MeetingHeader({ state, headingRef }: MeetingHeaderProps) {
  const elapsed = useClock(state.startedAt);
  return (
    <header className={classes.header}>
      <h1 className={classes.room} ref={headingRef} tabIndex={-1}>
        {state.roomName}
      </h1>
      <span className={classes.time} role="timer">
        {elapsed}
      </span>
      {state.locked ? (
        <span className={classes.chip}>
          <IconLock aria-hidden />
          <Trans>Locked</Trans>
        </span>
      ) : null}
      {state.waiting > 0 ? (
        <span className={classes.waiting}>
          <Plural value={state.waiting} one="# waits" other="# wait" />
        </span>
      ) : null}
    </header>
  );
}
