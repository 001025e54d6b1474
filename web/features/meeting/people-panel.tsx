import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { MeetingState, Party } from '../../../contract/live.ts';
import type { ProblemDocument } from '../../../contract/problems.ts';
import type { ControlAct } from '../../call/meeting-phase.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import { LobbyBox } from './lobby-box.tsx';
import classes from './people-panel.module.css';

interface PeoplePanelProps {
  state: MeetingState;
  you: LegId;
  /** Why the last control was not carried out. */
  fault: ProblemDocument | null;
  onControl: (act: ControlAct) => void;
  onClose: () => void;
}

/** Who is here, and as what, and who waits. At the side on a desktop, from below on a phone. */
export function PeoplePanel({ state, you, fault, onControl, onClose }: PeoplePanelProps) {
  const { t } = useLingui();
  const { parties, lobby } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <aside className={classes.panel} aria-label={t`People`}>
      <header className={classes.header}>
        <h2 ref={heading} tabIndex={-1}>
          <Trans>People · {parties.length}</Trans>
        </h2>
        <ActionIcon aria-label={t`Close`} onClick={onClose}>
          <IconX aria-hidden />
        </ActionIcon>
      </header>
      {lobby.length > 0 ? (
        <LobbyBox lobby={lobby} fault={fault} onAct={onControl} onEmptied={() => heading.current?.focus()} />
      ) : null}
      <ul className={classes.list}>
        {parties.map((party) => (
          <PersonRow key={party.leg} party={party} isYou={party.leg === you} />
        ))}
      </ul>
    </aside>
  );
}

function PersonRow({ party, isYou }: { party: Party; isYou: boolean }) {
  const { t } = useLingui();
  const facts = useFacts(party, isYou);
  return (
    <li className={classes.person}>
      <span className={classes.face} aria-hidden="true">
        {initialsOf(party.name)}
      </span>
      <span className={classes.name}>
        {party.name} <small>{facts.join(' · ')}</small>
      </span>
      {party.media.microphone ? (
        <IconMicrophone className={classes.open} role="img" aria-label={t`Microphone on`} />
      ) : (
        <IconMicrophoneOff className={classes.muted} role="img" aria-label={t`Muted`} />
      )}
    </li>
  );
}

function useFacts(party: Party, isYou: boolean): string[] {
  const { t } = useLingui();
  const facts: string[] = [];
  if (isYou) facts.push(t`You`);
  if (party.role === 'host') facts.push(t`Host`);
  if (party.device > 1) facts.push(t`Device ${party.device}`);
  if (party.kind === 'video-system') facts.push(t`Video system`);
  if (party.kind === 'guest') facts.push(t`Guest`);
  if (!party.connected) facts.push(t`Reconnecting`);
  return facts;
}
