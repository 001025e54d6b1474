import { Plural, Trans } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { MeetingState } from '../../../contract/live.ts';
import classes from './meeting-header.module.css';
import { useClock } from './use-clock.ts';

interface MeetingHeaderProps {
  state: MeetingState;
  /** Shows who waits in the lobby. */
  onLobby: () => void;
  headingRef: RefObject<HTMLHeadingElement | null>;
}

/** Which room, for how long, and who waits. */
export function MeetingHeader({ state, onLobby, headingRef }: MeetingHeaderProps) {
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
      {state.lobby.length > 0 ? (
        <button type="button" className={classes.waiting} onClick={onLobby}>
          <Plural value={state.lobby.length} one="# waits in the lobby" other="# wait in the lobby" />
        </button>
      ) : null}
    </header>
  );
}
