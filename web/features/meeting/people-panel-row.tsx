import { SelectOrdinal, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import {
  IconCrown,
  IconDots,
  IconHandStop,
  IconMicrophone,
  IconMicrophoneOff,
  IconPin,
  IconPlugConnectedX,
  IconShield,
  IconUser,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Party } from '../../../contract/live.ts';
import type { ControlAct } from '../../call/meeting-phase.ts';
import { ActionMenu, type MenuAct } from '../../ui/action-menu.tsx';
import { initialsOf } from '../../ui/avatar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './people-panel.module.css';
import { actsOn, type PersonAct } from './people-panel-order.ts';
import { keyOf } from './stage-plan.ts';

interface PersonRowProps {
  party: Party;
  own: Party | undefined;
  /** Whether it says who is a host and who a guest: in a direct call nobody is more than the other. */
  showsRole: boolean;
  /** Which of the raised hands this is; null while it is down. */
  hand: number | null;
  pinned: string | null;
  onPin: (key: string) => void;
  onControl: (act: ControlAct) => void;
  onHand: (raised: boolean) => void;
}

/** One who is in: name, what one has to know about it, the microphone, and a menu of what one may do. */
export function PersonRow(props: PersonRowProps) {
  const { party, own, showsRole, hand } = props;
  const { t } = useLingui();
  const facts = useFacts(party, own?.leg === party.leg, showsRole);
  const [asks, setAsks] = useState(false);
  const acts = useMenuActs(props, () => setAsks(true));
  const { name, leg } = party;
  return (
    <li className={classes.person}>
      <span className={classes.face} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span className={classes.name}>
        <bdi>{name}</bdi> <small>{facts.join(' · ')}</small>
      </span>
      {hand === null ? null : (
        <span className={classes.hand}>
          <IconHandStop role="img" aria-label={t`Hand up`} />
          <SelectOrdinal value={hand} one="#st" two="#nd" few="#rd" other="#th" />
        </span>
      )}
      {party.media.microphone ? (
        <IconMicrophone className={classes.open} role="img" aria-label={t`Microphone on`} />
      ) : (
        <IconMicrophoneOff className={classes.muted} role="img" aria-label={t`Muted`} />
      )}
      {acts.length > 0 ? (
        <ActionMenu
          target={(ref) => (
            <ActionIcon ref={ref} aria-label={t`Actions for ${name}`}>
              <IconDots aria-hidden />
            </ActionIcon>
          )}
          acts={acts}
        />
      ) : (
        <span className={classes.noMenu} />
      )}
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t`Disconnect ${name}`}
        consequences={
          <Trans>
            {name} leaves the meeting now, and comes back into it through the lobby only, when somebody lets them in.
          </Trans>
        }
        confirm={<Trans>Disconnect</Trans>}
        danger
        working={false}
        onConfirm={() => {
          setAsks(false);
          props.onControl({ type: 'disconnect', leg });
        }}
      />
    </li>
  );
}

function useMenuActs({ party, own, pinned, onPin, onControl, onHand }: PersonRowProps, ask: () => void): MenuAct[] {
  const { t } = useLingui();
  const { leg } = party;
  const key = keyOf(leg, 'camera');
  const isYou = own?.leg === leg;
  const words: Record<PersonAct, { label: string; icon: ReactNode; run: () => void }> = {
    pin: { label: pinned === key ? t`Unpin` : t`Pin`, icon: <IconPin aria-hidden />, run: () => onPin(key) },
    mute: {
      label: t`Mute`,
      icon: <IconMicrophoneOff aria-hidden />,
      run: () => onControl({ type: 'mute', leg }),
    },
    'lower-hand': {
      label: t`Lower hand`,
      icon: <IconHandStop aria-hidden />,
      run: () => (isYou ? onHand(false) : onControl({ type: 'lower-hand', leg })),
    },
    'make-host': {
      label: t`Make host`,
      icon: <IconCrown aria-hidden />,
      run: () => onControl({ type: 'make-host', leg }),
    },
    'give-control': {
      label: t`Give control`,
      icon: <IconShield aria-hidden />,
      run: () => onControl({ type: 'give-control', leg }),
    },
    'make-guest': {
      label: t`Make guest`,
      icon: <IconUser aria-hidden />,
      run: () => onControl({ type: 'make-guest', leg }),
    },
    disconnect: { label: t`Disconnect`, icon: <IconPlugConnectedX aria-hidden />, run: ask },
  };
  return actsOn(party, own).map((id) => ({ id, ...words[id], danger: id === 'disconnect' }));
}

function useFacts(party: Party, isYou: boolean, showsRole: boolean): string[] {
  const { t } = useLingui();
  const facts: string[] = [];
  if (isYou) facts.push(t`You`);
  if (party.owner) facts.push(t`Owner`);
  else if (party.role === 'host' && showsRole) facts.push(t`Host`);
  if (party.control && !party.owner) facts.push(t`Control`);
  if (party.device > 1) facts.push(t`Device ${party.device}`);
  if (party.kind === 'video-system') facts.push(t`Video system`);
  if (party.kind === 'guest' && party.role === 'guest' && showsRole) facts.push(t`Guest`);
  if (!party.connected) facts.push(t`Reconnecting`);
  return facts;
}
