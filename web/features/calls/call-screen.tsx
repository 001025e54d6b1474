import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RingId } from '../../../contract/ids.ts';
import { tellPhase } from '../../call/engaged-window.ts';
import type { JoinRequest, MeetingPhase } from '../../call/meeting-phase.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { InMeeting, type Meeting, useDarkDocument } from '../meeting/index.ts';
import { CallEndedView } from './call-ended-view.tsx';
import { CallingView } from './calling-view.tsx';
import classes from './calls.module.css';
import { openCall } from './open-call.ts';
import { useRingingIcon } from './use-ringing-icon.ts';

/** `/call/<video address>`: a direct call from the first ring to its end. */
export function CallScreen() {
  const { address } = useParams({ from: '/reachable/call/$address' });
  const request = useMemo<JoinRequest>(() => ({ to: 'party', address }), [address]);
  return <Call key={address} request={request} />;
}

/** `/answer/<ring>`: a call that one has taken. */
export function AnswerScreen() {
  const { ring } = useParams({ from: '/reachable/answer/$ring' });
  const request = useMemo<JoinRequest>(() => ({ to: 'ring', ring: ring as RingId }), [ring]);
  return <Call key={ring} request={request} />;
}

function Call({ request }: { request: JoinRequest }) {
  const [call, setCall] = useState<Meeting | null>(null);
  useDarkDocument();
  useEffect(() => {
    const opened = openCall(request);
    setCall(opened);
    return () => {
      setCall(null);
      opened.close();
    };
  }, [request]);
  return (
    <main id="main" className={classes.screen} tabIndex={-1}>
      {call ? <Steps call={call} request={request} /> : null}
    </main>
  );
}

function Steps({ call, request }: { call: Meeting; request: JoinRequest }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { session } = call;
  const snapshot = useDeferredValue(useSyncExternalStore(session.subscribe, session.getSnapshot));
  const { phase } = snapshot;
  useEffect(() => tellPhase(phase.at), [phase.at]);
  const isRoom = phase.at === 'refused' && phase.problem.code === 'address_of_room';
  useDocumentTitle(titleOf(phase) ?? t`Call`);
  useRingingIcon(phase.at === 'calling');
  useEffect(() => {
    if (isRoom && request.to === 'party') {
      void navigate({ to: '/meet/$address', params: { address: request.address }, replace: true });
    }
  }, [isRoom, navigate, request]);
  const isOver = phase.at === 'ended' || phase.at === 'refused';
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ queryKey: [['calls']] });
  }, [isOver, queries]);
  if (isRoom) return null;
  switch (phase.at) {
    case 'in':
      return (
        <Suspense>
          <InMeeting meeting={call} snapshot={snapshot} phase={phase} />
        </Suspense>
      );
    case 'ended':
    case 'refused':
      return <CallEndedView call={call} phase={phase} />;
    case 'idle':
      return <StartView call={call} request={request} />;
    default:
      return <CallingView call={call} phase={phase} />;
  }
}

const titleOf = (phase: MeetingPhase): string | null => {
  if (phase.at === 'calling') return phase.name;
  return 'roomName' in phase ? phase.roomName : null;
};

/** A page that was only opened calls nobody by itself. */
function StartView({ call, request }: { call: Meeting; request: JoinRequest }) {
  const navigate = useNavigate();
  const address = request.to === 'party' ? request.address : null;
  return (
    <div className={classes.center}>
      <h1 className={classes.name}>{address ?? <Trans>This call has ended</Trans>}</h1>
      <div className={classes.acts}>
        {address ? (
          <Button variant="filled" size="md" onClick={() => call.session.join(request)}>
            <Trans>Call</Trans>
          </Button>
        ) : null}
        <Button size="md" onClick={() => void navigate({ to: '/' })}>
          <Trans>Home</Trans>
        </Button>
      </div>
    </div>
  );
}
