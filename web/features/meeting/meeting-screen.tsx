import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { Suspense, useDeferredValue, useEffect } from 'react';
import { tellPhase } from '../../call/engaged-window.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { DoorView } from './door-view.tsx';
import { EndedView } from './ended-view.tsx';
import { InMeeting, useLoadAhead } from './lazy-inside.ts';
import { MeetingPending } from './meeting-pending.tsx';
import classes from './meeting-screen.module.css';
import type { Meeting } from './open-visit.ts';
import { useDarkDocument } from './use-dark-document.ts';
import { useMeeting, useSession } from './use-meeting.ts';
import { WaitingView } from './waiting-view.tsx';

/** `/meet/<video address>`: the way through a meeting, from the door to its end. */
export function MeetingScreen() {
  const { address } = useParams({ from: '/reachable/meet/$address' });
  const meeting = useMeeting(address);
  useDarkDocument();
  return (
    <main id="main" className={classes.screen} tabIndex={-1}>
      {meeting ? <MeetingSteps key={address} address={address} meeting={meeting} /> : <MeetingPending />}
    </main>
  );
}

function MeetingSteps({ address, meeting }: { address: string; meeting: Meeting }) {
  const { t } = useLingui();
  // Drawn in slices, so that the first offers to the others don't wait until the whole stage is drawn.
  const snapshot = useDeferredValue(useSession(meeting));
  const { phase } = snapshot;
  useLoadAhead();
  useEffect(() => tellPhase(phase.at), [phase.at]);
  useDocumentTitle('roomName' in phase && phase.roomName ? phase.roomName : t`Meeting`);
  switch (phase.at) {
    case 'in':
      return (
        <Suspense fallback={<MeetingPending />}>
          <InMeeting meeting={meeting} snapshot={snapshot} phase={phase} />
        </Suspense>
      );
    case 'waiting':
      return <WaitingView meeting={meeting} phase={phase} />;
    case 'ended':
      return <EndedView meeting={meeting} phase={phase} />;
    case 'returning':
    case 'calling':
      return <MeetingPending />;
    default:
      return <DoorView address={address} meeting={meeting} phase={phase} />;
  }
}
