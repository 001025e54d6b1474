import { Trans, useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { JoinRequest } from '../../call/meeting-phase.ts';
import classes from './dial.module.css';
import { DialList } from './dial-list.tsx';
import { DialPin } from './dial-pin.tsx';
import type { Dialling } from './dialling.ts';
import { onEnter } from './on-enter.ts';
import { OnScreenKeys } from './on-screen-keys.tsx';
import { ScreenPanel } from './screen-panel.tsx';

interface DialViewProps {
  mode: Dialling;
  onBack: () => void;
  onDial: (request: Exclude<JoinRequest, { to: 'ring' }>) => void;
}

/** An address, by hand or out of the directory, with keys on the screen for a touch and for a remote control. */
export function DialView({ mode, onBack, onDial }: DialViewProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [room, setRoom] = useState<string | null>(null);
  const [search] = useDebouncedValue(typed.trim(), 250);
  const titles: Record<Dialling, string> = {
    meet: t`Join a meeting`,
    call: t`Call`,
    rooms: t`Rooms`,
    invite: t`Bring somebody in`,
  };
  const toRoom = mode === 'meet' || mode === 'rooms';
  const isAddress = typed.trim() !== '' && (toRoom ? mode === 'meet' || typed.includes('@') : typed.includes('@'));
  const choose = (address: string, isRoom: boolean) => {
    if (isRoom && mode !== 'invite') setRoom(address);
    else onDial({ to: 'party', address });
  };
  const go = () => isAddress && choose(typed.trim(), toRoom);
  if (room !== null) {
    return (
      <DialPin
        address={room}
        onBack={() => setRoom(null)}
        onJoin={(pin) => onDial({ to: 'room', address: room, ...(pin === undefined ? {} : { pin }) })}
      />
    );
  }
  return (
    <ScreenPanel title={titles[mode]} onBack={onBack}>
      <div className={classes.dial}>
        <div className={classes.entry}>
          <div className={classes.line}>
            <input
              className={classes.input}
              aria-label={mode === 'meet' ? t`Address of the meeting` : t`Name or address`}
              placeholder={mode === 'meet' ? t`Address of the meeting` : t`Name or address`}
              value={typed}
              inputMode="none"
              autoComplete="off"
              spellCheck={false}
              data-first
              // biome-ignore lint/a11y/noAutofocus: what somebody opened to type into
              autoFocus
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => onEnter(event, go)}
            />
            <button type="button" className={classes.go} disabled={!isAddress} onClick={go}>
              <GoWord mode={mode} />
            </button>
          </div>
          <OnScreenKeys onType={(text) => setTyped(typed + text)} onDelete={() => setTyped(typed.slice(0, -1))} />
        </div>
        <DialList mode={mode} search={search} onChoose={choose} />
      </div>
    </ScreenPanel>
  );
}

function GoWord({ mode }: Pick<DialViewProps, 'mode'>) {
  if (mode === 'invite') return <Trans>Bring in</Trans>;
  return mode === 'call' ? <Trans>Call</Trans> : <Trans>Join</Trans>;
}
