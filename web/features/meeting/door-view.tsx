import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import { Mark } from '../../ui/mark.tsx';
import { CameraPreview } from './camera-preview.tsx';
import { LazyDeviceFields } from './device-fields-lazy.tsx';
import classes from './door-view.module.css';
import { JoinForm } from './join-form.tsx';
import { NetworkNotes } from './network-notes.tsx';
import type { Meeting } from './open-visit.ts';
import { useLocal } from './use-meeting.ts';

interface DoorViewProps {
  address: string;
  meeting: Meeting;
  phase: Extract<MeetingPhase, { at: 'idle' | 'joining' | 'refused' }>;
}

/** Before joining: how one looks and sounds, which devices, and what the room asks for. */
export function DoorView({ address, meeting, phase }: DoorViewProps) {
  const local = useLocal(meeting);
  const look = useQuery(api.meet.look.queryOptions({ input: { address } }));
  const room = look.data;
  const [showsDevices, setShowsDevices] = useState(false);
  return (
    <div className={classes.door}>
      <div className={classes.brand}>
        <Mark size={26} />
        <span>{room?.companyName ?? 'Rotunda'}</span>
      </div>
      {look.error ? (
        <div className={classes.fault}>
          <h1 className="visually-hidden">{address}</h1>
          <ProblemState error={look.error} onRetry={() => void look.refetch()} />
        </div>
      ) : (
        <div className={classes.columns}>
          <CameraPreview local={meeting.local} snapshot={local} name={room?.knownName ?? ''} />
          <div className={classes.side}>
            <div>
              <h1>{room?.name ?? '\u00a0'}</h1>
              <p className={classes.inside}>{room ? <Inside room={room} /> : '\u00a0'}</p>
            </div>
            {room ? (
              <JoinForm key={room.videoAddress} room={room} address={address} meeting={meeting} phase={phase} />
            ) : null}
            <details className={classes.devices} onToggle={(event) => setShowsDevices(event.currentTarget.open)}>
              <summary>
                <Trans>Camera and microphone</Trans>
              </summary>
              {showsDevices ? <LazyDeviceFields local={meeting.local} snapshot={local} /> : null}
            </details>
            <NetworkNotes />
          </div>
        </div>
      )}
    </div>
  );
}

function Inside({ room }: { room: { inside: number } }) {
  if (room.inside === 0) return <Trans>Nobody is here yet</Trans>;
  return <Plural value={room.inside} one="# person is here" other="# people are here" />;
}
