import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconLayoutGrid, IconLayoutSidebarRight, IconLink, IconLock } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { MeetingState } from '../../../contract/live.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './meeting-header.module.css';
import type { StageView } from './stage-plan.ts';
import { useClock } from './use-clock.ts';

interface MeetingHeaderProps {
  state: MeetingState;
  /** `null` in a call that has none. */
  link: string | null;
  view: StageView;
  onView: () => void;
  /** Shows who waits in the lobby. */
  onLobby: () => void;
  headingRef: RefObject<HTMLHeadingElement | null>;
}

/** Which room, for how long, and who waits; at the side how it is shown, and its link. */
export function MeetingHeader({ state, link, view, onView, onLobby, headingRef }: MeetingHeaderProps) {
  const { t } = useLingui();
  return (
    <header className={classes.header}>
      <h1 className={classes.room} ref={headingRef} tabIndex={-1}>
        {state.roomName}
      </h1>
      <Elapsed since={state.startedAt} />
      {state.locked ? (
        <span className={classes.chip}>
          <IconLock aria-hidden />
          <Trans>Locked</Trans>
        </span>
      ) : null}
      <span className={classes.space} />
      {state.lobby.length > 0 ? (
        <button type="button" className={classes.waiting} onClick={onLobby}>
          <Plural value={state.lobby.length} one="# waits in the lobby" other="# wait in the lobby" />
        </button>
      ) : null}
      <button
        type="button"
        className={classes.view}
        aria-keyshortcuts="G"
        title={t`Change the view (G)`}
        onClick={onView}
      >
        {view === 'gallery' ? <IconLayoutSidebarRight aria-hidden /> : <IconLayoutGrid aria-hidden />}
        <span>{view === 'gallery' ? t`Speaker view` : t`Gallery view`}</span>
      </button>
      {link ? <CopyButton text={link} label={t`Copy the meeting’s link`} icon={<IconLink aria-hidden />} /> : null}
    </header>
  );
}

/** Apart, so that each second draws this and nothing else. */
function Elapsed({ since }: { since: string }) {
  return (
    <span className={classes.time} role="timer">
      {useClock(since)}
    </span>
  );
}
