import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef } from 'react';
import type { EndWhy, MeetingPhase } from '../../call/meeting-phase.ts';
import classes from './calls.module.css';
import { OwnPreview } from './own-preview.tsx';
import { isOver, type Station } from './station.ts';
import { useArrows } from './use-arrows.ts';

interface BetweenViewProps {
  station: Station;
  phase: Exclude<MeetingPhase, { at: 'in' }>;
  onRest: () => void;
}

/** On the way into a call, waiting for somebody, or just out of it. */
export function BetweenView({ station, phase, onRest }: BetweenViewProps) {
  const over = isOver(phase.at);
  const view = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const end = useCallback(() => {
    if (over) station.dismissNote();
    else station.session.leave();
    onRest();
  }, [over, station, onRest]);
  useArrows(view, end);
  useEffect(() => button.current?.focus(), []);
  const { title, lead } = useWords(phase);
  return (
    <div className={classes.call} ref={view}>
      {over ? null : <OwnPreview station={station} />}
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.lead} role="status">
        {lead}
      </p>
      <div className={classes.acts}>
        <button ref={button} type="button" className={over ? classes.plain : classes.leave} onClick={end}>
          {over ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}
        </button>
      </div>
    </div>
  );
}

function useWords(phase: BetweenViewProps['phase']): { title: string; lead: string } {
  const { t } = useLingui();
  const ended = useEndWords();
  switch (phase.at) {
    case 'idle':
      return { title: '', lead: '' };
    case 'joining':
    case 'returning': {
      const request = phase.at === 'joining' ? phase.request : phase.place.request;
      return { title: t`Joining`, lead: request.to === 'ring' ? '' : request.address };
    }
    case 'calling':
      return { title: phase.name, lead: t`Calling` };
    case 'waiting':
      return {
        title: phase.roomName,
        lead:
          phase.for === 'host'
            ? t`The meeting begins when a host is here. This screen comes in by itself.`
            : t`In the lobby. Somebody in the meeting lets this screen in.`,
      };
    case 'ended':
      return { title: ended(phase.why), lead: phase.roomName ?? '' };
    case 'refused':
      return { title: phase.problem.title, lead: phase.problem.detail };
  }
}

function useEndWords(): (why: EndWhy) => string {
  const { t } = useLingui();
  return (why) => {
    switch (why) {
      case 'declined':
        return t`Declined`;
      case 'busy':
        return t`In another call`;
      case 'no-answer':
        return t`No answer`;
      case 'refused':
        return t`Not let in`;
      case 'removed':
        return t`Taken out of the meeting`;
      case 'lost':
        return t`The connection was lost`;
      case 'time-limit':
      case 'no-host':
        return t`The meeting’s time is over`;
      default:
        return t`The call has ended`;
    }
  };
}
