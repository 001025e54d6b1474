import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Ring } from '../../../contract/ringing.ts';
import { ringTone } from '../../media/ring-tone.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import classes from './calls.module.css';
import { OwnPreview } from './own-preview.tsx';
import type { Station } from './station.ts';
import { useArrows } from './use-arrows.ts';
import { useStation } from './use-station.ts';

interface RingViewProps {
  station: Station;
  ring: Ring;
  autoAnswer: boolean;
}

/** Seconds for which it is announced that the screen answers by itself. */
const announcedFor = 3;

/** Somebody calls: answered by a touch, Enter or, where it is set so, by itself after it was announced. */
export function RingView({ station, ring, autoAnswer }: RingViewProps) {
  const { t } = useLingui();
  const view = useRef<HTMLDivElement>(null);
  const answer = useRef<HTMLButtonElement>(null);
  const { volume } = useStation(station);
  const decline = useCallback(() => station.decline(), [station]);
  const left = useCountdown(autoAnswer ? announcedFor : null);
  useArrows(view, decline);
  useEffect(() => answer.current?.focus(), []);
  useEffect(() => ringTone(volume), [volume]);
  useEffect(() => {
    void station.preview();
  }, [station]);
  useEffect(() => {
    if (left === 0) station.answer();
  }, [left, station]);
  const { fromName, fromAddress, kind, roomName } = ring;
  return (
    <div className={classes.call} ref={view} role="alertdialog" aria-label={t`${fromName} calls`}>
      <OwnPreview station={station} />
      <span className={classes.face} aria-hidden="true">
        {initialsOf(fromName)}
      </span>
      <h1 className={classes.title}>{fromName}</h1>
      <p className={classes.lead} role="status">
        {kind === 'meeting' ? <Trans>asks you to come into {roomName}</Trans> : (fromAddress ?? <Trans>calls</Trans>)}
      </p>
      {left === null ? null : (
        <p className={classes.count} role="status">
          <Plural value={left} one="Answers by itself in # second" other="Answers by itself in # seconds" />
        </p>
      )}
      <div className={classes.acts}>
        <button ref={answer} type="button" className={classes.answer} onClick={() => station.answer()}>
          <IconPhone aria-hidden />
          <Trans>Answer</Trans>
        </button>
        <button type="button" className={classes.leave} onClick={decline}>
          <IconPhoneOff aria-hidden />
          <Trans>Decline</Trans>
        </button>
      </div>
    </div>
  );
}

/** Seconds left, down to 0; null without a beginning. */
function useCountdown(from: number | null): number | null {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    if (from === null) return undefined;
    const timer = setInterval(() => setLeft((now) => (now === null ? null : Math.max(0, now - 1))), 1000);
    return () => clearInterval(timer);
  }, [from]);
  return left;
}
