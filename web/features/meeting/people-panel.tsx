import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconX } from '@tabler/icons-react';
import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import classes from './people-panel.module.css';

interface PeoplePanelProps {
  parties: readonly Party[];
  you: LegId;
  onClose: () => void;
}

/** Who is here, and as what. At the side on a desktop, from below on a phone. */
export function PeoplePanel({ parties, you, onClose }: PeoplePanelProps) {
  const { t } = useLingui();
  return (
    <aside className={classes.panel} aria-label={t`People`}>
      <header className={classes.header}>
        <h2>
          <Trans>People · {parties.length}</Trans>
        </h2>
        <ActionIcon aria-label={t`Close`} onClick={onClose}>
          <IconX aria-hidden />
        </ActionIcon>
      </header>
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
  if (party.kind === 'video-system') facts.push(t`Video system`);
  if (party.kind === 'guest') facts.push(t`Guest`);
  if (!party.connected) facts.push(t`Reconnecting`);
  return facts;
}
