import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import type { MeetingSession } from '../../call/meeting-session.ts';
import { ChatPanel } from './chat-panel.tsx';
import type { SidePanel as Which } from './control-bar.tsx';
import { PeoplePanel } from './people-panel.tsx';
import classes from './side-panel.module.css';
import type { Talk } from './use-talk.ts';

interface SidePanelProps {
  session: MeetingSession;
  phase: Extract<MeetingPhase, { at: 'in' }>;
  shown: Which;
  onShow: (which: Which | null) => void;
  talk: Talk;
  /** What of the stage this person has pinned, by key; pins another, or lets it go. */
  pinned: string | null;
  onPin: (key: string) => void;
  /** Brings somebody into the meeting. */
  invite?: ReactNode;
}

/** People or chat: at the side of the stage on a desktop, from below on a phone. */
export function SidePanel(props: SidePanelProps) {
  const { session, phase, shown, onShow, talk, pinned, onPin, invite } = props;
  const { t } = useLingui();
  const { parties, lobby } = phase.meeting;
  const people = useRef<HTMLButtonElement>(null);
  const { unread } = talk;
  const panel = useRef<HTMLElement>(null);
  // The focus goes back to what opened it.
  useEffect(() => {
    const element = panel.current;
    const before = document.activeElement;
    return () => {
      const held = document.activeElement === document.body || element?.contains(document.activeElement);
      if (held && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={panel} className={classes.panel} aria-label={shown === 'people' ? t`People` : t`Chat`}>
      <header className={classes.header}>
        <div className={classes.tabs}>
          <button
            type="button"
            ref={people}
            className={classes.tab}
            aria-pressed={shown === 'people'}
            onClick={() => onShow('people')}
          >
            <Trans>People · {parties.length}</Trans>
            {lobby.length > 0 && shown !== 'people' ? <span className={classes.news}>{lobby.length}</span> : null}
          </button>
          <button
            type="button"
            className={classes.tab}
            aria-pressed={shown === 'chat'}
            aria-label={unread > 0 ? t`Chat, ${unread} unread` : t`Chat`}
            onClick={() => onShow('chat')}
          >
            <Trans>Chat</Trans>
            {unread > 0 ? <span className={classes.news}>{unread}</span> : null}
          </button>
        </div>
        <ActionIcon aria-label={t`Close`} onClick={() => onShow(null)}>
          <IconX aria-hidden />
        </ActionIcon>
      </header>
      {phase.controlFault && (shown === 'chat' || lobby.length === 0) ? (
        <p className={classes.fault} role="alert">
          {phase.controlFault.detail}
        </p>
      ) : null}
      {shown === 'people' ? (
        <PeoplePanel
          state={phase.meeting}
          you={phase.place.leg}
          fault={phase.controlFault}
          pinned={pinned}
          onPin={onPin}
          onControl={(act) => session.control(act)}
          onHand={(raised) => session.gesture({ type: 'hand', raised })}
          onLobbyEmptied={() => people.current?.focus()}
          invite={invite}
        />
      ) : (
        <ChatPanel session={session} phase={phase} talk={talk} />
      )}
    </aside>
  );
}
