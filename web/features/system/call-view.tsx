import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import { StageTiles, useStageChoice } from '../meeting/index.ts';
import { CallControls } from './call-controls.tsx';
import classes from './calls.module.css';
import { DialView } from './dial-view.tsx';
import type { Station } from './station.ts';
import { useArrows } from './use-arrows.ts';
import { useQuiet } from './use-quiet.ts';
import { useSilence } from './use-silence.ts';
import { useStation, useStationLocal, useStationSession } from './use-station.ts';
import { useVolume } from './use-volume.ts';

interface CallViewProps {
  station: Station;
  phase: Extract<MeetingPhase, { at: 'in' }>;
  /** The call has begun: what was opened before is closed. */
  onEnter: () => void;
}

/** Milliseconds without a touch or a key after which controls go. */
const controlsGoAfter = 8000;

/** In a call: the others large, few controls with words, which go when nobody touches the screen. */
export function CallView({ station, phase, onEnter }: CallViewProps) {
  const { t } = useLingui();
  const { volume } = useStation(station);
  const snapshot = useStationSession(station);
  const { camera } = useStationLocal(station);
  const view = useRef<HTMLDivElement>(null);
  const [isInviting, setInviting] = useState(false);
  const quiet = useQuiet(controlsGoAfter);
  const silenced = useSilence();
  const { meeting, place } = phase;
  const choice = useStageChoice(meeting.parties, place.leg);
  const ownStream = useMemo(() => (camera.is === 'on' ? new MediaStream([camera.track]) : null), [camera]);
  const { session } = station;
  const shown = useCallback<typeof session.setShown>((sizes) => session.setShown(sizes), [session]);
  useEffect(onEnter, [onEnter]);
  const { moveSelf } = choice.acts;
  // Below are the controls.
  useEffect(() => moveSelf('top-right'), [moveSelf]);
  useVolume(view, volume);
  const [ringing] = meeting.ringing;
  return (
    <div className={classes.in} ref={view} data-quiet={(quiet && !isInviting) || undefined}>
      <header className={classes.head}>
        <h1>{meeting.roomName}</h1>
        <p role="status">
          {phase.service === 'up' ? null : t`No connection to the service. Picture and sound go on.`}
          {silenced ? t`The browser keeps this screen silent. Touch it or press a key.` : null}
          {phase.service === 'up' && ringing ? t`Calling ${ringing.name}` : null}
          {phase.service === 'up' && phase.controlFault ? phase.controlFault.detail : null}
        </p>
      </header>
      <StageTiles
        parties={meeting.parties}
        you={place.leg}
        showsRoles={meeting.kind === 'meeting'}
        ownStream={ownStream}
        mirrored={false}
        snapshot={snapshot}
        choice={choice}
        link={null}
        onShown={shown}
      />
      <CallArrows view={view} isOff={isInviting} />
      <CallControls station={station} choice={choice} onInvite={() => setInviting(true)} />
      {isInviting ? (
        <div className={classes.over}>
          <DialView
            mode="invite"
            onBack={() => setInviting(false)}
            onDial={(request) => {
              setInviting(false);
              session.control({ type: 'invite', address: request.address });
            }}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Arrow keys among the controls, while nothing lies over them. */
function CallArrows({ view, isOff }: { view: React.RefObject<HTMLDivElement | null>; isOff: boolean }) {
  const nothing = useRef(null);
  useArrows(isOff ? nothing : view);
  return null;
}
