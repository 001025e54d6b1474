import { useLingui } from '@lingui/react/macro';
import { IconMicrophoneOff, IconPinFilled, IconScreenShare } from '@tabler/icons-react';
import type { Party } from '../../../contract/live.ts';
import classes from './tile.module.css';

interface TileNameProps {
  party: Party;
  isYou: boolean;
  showsRole: boolean;
  pinned: boolean;
}

/** Whose picture it is, and what goes with the name, on a ground that any picture leaves readable. */
export function TileName({ party, isYou, showsRole, pinned }: TileNameProps) {
  const { t } = useLingui();
  const words = useNameWords(party, isYou, showsRole);
  return (
    <figcaption className={classes.name}>
      {party.media.microphone ? null : <IconMicrophoneOff className={classes.muted} role="img" aria-label={t`Muted`} />}
      {party.media.screen ? <IconScreenShare role="img" aria-label={t`Presenting`} /> : null}
      {pinned ? <IconPinFilled role="img" aria-label={t`Pinned`} /> : null}
      <span>{words}</span>
    </figcaption>
  );
}

function useNameWords(party: Party, isYou: boolean, showsRole: boolean): string {
  const { t } = useLingui();
  const { name: called, device, kind, role } = party;
  // Guests give what name they like: it is said that they are guests.
  const isGuest = kind === 'guest' && role !== 'host' && showsRole;
  const other = isGuest ? t`Guest: ${called}` : called;
  const person = isYou ? t`You` : other;
  const name = device > 1 ? t`${person} · Device ${device}` : person;
  return role === 'host' && showsRole ? t`${name} · Host` : name;
}
