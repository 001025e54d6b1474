import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import classes from './dial.module.css';
import { onEnter } from './on-enter.ts';
import { OnScreenKeys } from './on-screen-keys.tsx';
import { ScreenPanel } from './screen-panel.tsx';

interface DialPinProps {
  address: string;
  onBack: () => void;
  onJoin: (pin?: string) => void;
}

/** Into a room: at once, or by the PIN that it asks for. */
export function DialPin({ address, onBack, onJoin }: DialPinProps) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const [pin, setPin] = useState('');
  const look = useQuery(api.meet.look.queryOptions({ input: { address }, retry: false }));
  const room = look.data;
  const isFree = room !== undefined && room.entry !== 'pin';
  const join = useRef(onJoin);
  join.current = onJoin;
  useEffect(() => {
    if (isFree) join.current();
  }, [isFree]);
  if (look.error) {
    const { title, detail } = problemText(look.error);
    return (
      <ScreenPanel title={title} onBack={onBack}>
        <p className={classes.words}>{detail}</p>
      </ScreenPanel>
    );
  }
  if (!room || isFree) return <ScreenPanel title={room?.name ?? address} onBack={onBack} />;
  return (
    <ScreenPanel title={room.name} onBack={onBack}>
      <div className={classes.pin}>
        <p className={classes.words}>
          {room.mayWait ? (
            <Trans>With the host PIN you come in as a host. Without it you wait until a host is there.</Trans>
          ) : (
            <Trans>This room asks for a PIN.</Trans>
          )}
        </p>
        <div className={classes.line}>
          <input
            className={classes.input}
            aria-label={t`PIN`}
            placeholder={t`PIN`}
            value={pin}
            inputMode="none"
            autoComplete="off"
            data-first
            // biome-ignore lint/a11y/noAutofocus: what somebody opened to type into
            autoFocus
            onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 20))}
            onKeyDown={(event) => onEnter(event, () => pin !== '' && onJoin(pin))}
          />
          <button type="button" className={classes.go} disabled={pin === ''} onClick={() => onJoin(pin)}>
            <Trans>Join</Trans>
          </button>
        </div>
        <OnScreenKeys digits onType={(text) => setPin(pin + text)} onDelete={() => setPin(pin.slice(0, -1))} />
        {room.mayWait ? (
          <button type="button" className={classes.item} onClick={() => onJoin()}>
            <Trans>Join without a PIN and wait</Trans>
          </button>
        ) : null}
      </div>
    </ScreenPanel>
  );
}
