import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMaybeSignedIn } from '../../api/session.ts';
import type { EndWhy, MeetingPhase } from '../../call/meeting-phase.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './ended-view.module.css';
import type { Meeting } from './open-visit.ts';

interface EndedViewProps {
  meeting: Meeting;
  phase: Extract<MeetingPhase, { at: 'ended' }>;
}

/** After the meeting: why it ended, and the way back or on. */
export function EndedView({ meeting, phase }: EndedViewProps) {
  const { title, detail, mayReturn } = useEndWords()(phase.why);
  const signedIn = useMaybeSignedIn();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const [joins, setJoins] = useState(false);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => meeting.local.rest(), [meeting]);
  const joinAgain = async () => {
    setJoins(true);
    await meeting.local.open();
    meeting.session.join(phase.request);
  };
  return (
    <div className={classes.ended}>
      <Mark size={40} />
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {phase.roomName ? <p className={classes.room}>{phase.roomName}</p> : null}
        {detail ? <p className={classes.detail}>{detail}</p> : null}
      </div>
      <div className={classes.acts}>
        {mayReturn ? (
          <Button variant="filled" size="md" loading={joins} onClick={() => void joinAgain()}>
            <Trans>Join again</Trans>
          </Button>
        ) : null}
        {signedIn ? (
          <Button size="md" onClick={() => void navigate({ to: '/' })}>
            <Trans>Home</Trans>
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface EndWords {
  title: string;
  detail: string | null;
  mayReturn: boolean;
}

function useEndWords(): (why: EndWhy) => EndWords {
  const { t } = useLingui();
  return (why) => {
    switch (why) {
      case 'left':
        return { title: t`You left the meeting`, detail: null, mayReturn: true };
      case 'ended':
        return { title: t`The meeting has ended`, detail: null, mayReturn: true };
      case 'removed':
        return {
          title: t`You were removed from the meeting`,
          detail: t`To come back into it, somebody there has to let you in.`,
          mayReturn: false,
        };
      case 'refused':
        return { title: t`You were not let in`, detail: t`Somebody in the meeting refused.`, mayReturn: false };
      case 'lost':
        return { title: t`You lost the connection`, detail: t`Your place was held for a minute.`, mayReturn: true };
      case 'time-limit':
        return { title: t`The meeting has ended`, detail: t`It reached its time limit.`, mayReturn: true };
      case 'no-host':
        return { title: t`The meeting has ended`, detail: t`No host was here any more.`, mayReturn: true };
      case 'room-removed':
        return { title: t`The room is gone`, detail: t`Somebody has removed it.`, mayReturn: false };
      case 'suspended':
        return { title: t`Your access was suspended`, detail: t`Ask your administrator.`, mayReturn: false };
      case 'replaced':
        return { title: t`You went on in another window`, detail: null, mayReturn: true };
      case 'declined':
        return { title: t`Declined`, detail: null, mayReturn: true };
      case 'busy':
        return { title: t`Busy`, detail: t`In another call at the moment.`, mayReturn: true };
      case 'no-answer':
        return { title: t`No answer`, detail: null, mayReturn: true };
      case 'cancelled':
        return { title: t`The call was cancelled`, detail: null, mayReturn: true };
      case 'signed-out':
        return { title: t`You were signed out`, detail: t`Sign in again, or join as a guest.`, mayReturn: true };
    }
  };
}
