import { Trans, useLingui } from '@lingui/react/macro';
import { IconPhone, IconPhoneOff, IconVideo } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Ring } from '../../../contract/ringing.ts';
import { liveChannel } from '../../api/live.ts';
import { want } from '../../call/wanted-call.ts';
import { ringTone } from '../../media/ring-tone.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import classes from './calls.module.css';
import { useFlashingTitle } from './use-flashing-title.ts';
import { useFocusAnswer } from './use-focus-answer.ts';
import { useRingingIcon } from './use-ringing-icon.ts';
import { useSystemNotice } from './use-system-notice.ts';

const volume = 100;

/** The calls that ring in this window, the first one on top, with sound. */
export function IncomingCalls({ rings, onDone }: { rings: readonly Ring[]; onDone: (ring: Ring) => void }) {
  const { t } = useLingui();
  const [first] = rings;
  const isRinging = first !== undefined;
  useFlashingTitle(first ? t`${first.fromName} calls` : null);
  useRingingIcon(isRinging);
  useSystemNotice(first ? { title: t`${first.fromName} calls`, body: first.fromAddress ?? '', tag: first.id } : null);
  useEffect(() => (isRinging ? ringUntouched() : undefined), [isRinging]);
  return (
    <div className={classes.cards} role="alert">
      {rings.map((ring) => (
        <IncomingCard key={ring.id} ring={ring} onDone={() => onDone(ring)} />
      ))}
    </div>
  );
}

/** Rings; where the browser lets an untouched page make no sound, from the first touch or key on. */
function ringUntouched(): () => void {
  let stop = ringTone(volume);
  const again = () => {
    stop();
    stop = ringTone(volume);
  };
  const isSilent = !navigator.userActivation?.hasBeenActive;
  const events = ['pointerdown', 'keydown'] as const;
  if (isSilent) for (const event of events) window.addEventListener(event, again, { once: true });
  return () => {
    for (const event of events) window.removeEventListener(event, again);
    stop();
  };
}

function IncomingCard({ ring, onDone }: { ring: Ring; onDone: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const answerButton = useFocusAnswer();
  const { fromName, fromAddress, kind, roomName } = ring;
  const answer = (video: boolean) => {
    want({ answer: ring.id, video });
    onDone();
    void navigate({ to: '/answer/$ring', params: { ring: ring.id } });
  };
  const decline = () => {
    liveChannel().send({ type: 'decline', ref: `decline ${ring.id}`, ring: ring.id });
    onDone();
  };
  return (
    <dialog
      open
      className={classes.card}
      aria-label={t`${fromName} calls`}
      onKeyDown={({ key }) => key === 'Escape' && decline()}
    >
      <span className={classes.smallFace} aria-hidden="true">
        {initialsOf(fromName)}
      </span>
      <span className={classes.who}>
        <strong>{fromName}</strong>
        <small>{kind === 'meeting' ? <Trans>asks you to come into {roomName}</Trans> : fromAddress}</small>
      </span>
      <span className={classes.cardActs}>
        <button ref={answerButton} type="button" className={classes.answer} onClick={() => answer(true)}>
          <IconVideo aria-hidden />
          <Trans>Answer</Trans>
        </button>
        <button type="button" className={classes.quiet} onClick={() => answer(false)}>
          <IconPhone aria-hidden />
          <Trans>Without video</Trans>
        </button>
        <button type="button" className={classes.decline} onClick={decline}>
          <IconPhoneOff aria-hidden />
          <Trans>Decline</Trans>
        </button>
      </span>
    </dialog>
  );
}
