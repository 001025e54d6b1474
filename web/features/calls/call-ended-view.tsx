import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { EndWhy, MeetingPhase } from '../../call/meeting-phase.ts';
import { Mark } from '../../ui/mark.tsx';
import type { Meeting } from '../meeting/index.ts';
import classes from './calls.module.css';

interface CallEndedViewProps {
  call: Meeting;
  phase: Extract<MeetingPhase, { at: 'ended' | 'refused' }>;
}

/** After a call, or where there came none: what became of it, and the way back or on. */
export function CallEndedView({ call, phase }: CallEndedViewProps) {
  const navigate = useNavigate();
  const words = useEndWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => call.local.rest(), [call]);
  const refused = phase.at === 'refused' ? phase.problem : null;
  const { request } = phase;
  const mayCall = request.to === 'party' && (phase.at === 'ended' || phase.problem.code === 'too_many_requests');
  const callAgain = () => {
    void call.local.open();
    call.session.join(request);
  };
  return (
    <div className={classes.center}>
      <Mark size={40} />
      <div>
        <h1 ref={heading} tabIndex={-1} className={classes.name}>
          {refused?.title ?? (phase.at === 'ended' ? words(phase.why) : null)}
        </h1>
        {phase.at === 'ended' && phase.roomName ? <p className={classes.state}>{phase.roomName}</p> : null}
        {refused ? <p className={classes.state}>{refused.detail}</p> : null}
        {refused && request.to === 'party' ? <p className={classes.state}>{request.address}</p> : null}
      </div>
      <div className={classes.acts}>
        {mayCall ? (
          <Button variant="filled" size="md" onClick={callAgain}>
            <Trans>Call again</Trans>
          </Button>
        ) : null}
        <Button size="md" onClick={() => void navigate({ to: '/' })}>
          <Trans>Home</Trans>
        </Button>
      </div>
    </div>
  );
}

function useEndWords(): (why: EndWhy) => string {
  const { t } = useLingui();
  return (why) => {
    switch (why) {
      case 'declined':
        return t`Call declined`;
      case 'busy':
        return t`Busy`;
      case 'no-answer':
        return t`No answer`;
      case 'cancelled':
        return t`You cancelled the call`;
      case 'lost':
        return t`You lost the connection`;
      case 'time-limit':
        return t`The call reached its time limit`;
      case 'removed':
        return t`You were removed from the call`;
      case 'suspended':
        return t`Your access was suspended`;
      case 'replaced':
        return t`You went on in another window`;
      case 'signed-out':
        return t`You were signed out`;
      default:
        return t`The call has ended`;
    }
  };
}
