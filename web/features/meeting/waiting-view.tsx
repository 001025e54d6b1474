import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { JoinRequest, MeetingPhase } from '../../call/meeting-phase.ts';
import { CameraPreview } from './camera-preview.tsx';
import { MeetingBanners } from './meeting-banners.tsx';
import type { Meeting } from './open-visit.ts';
import { useLocal } from './use-meeting.ts';
import classes from './waiting-view.module.css';

interface WaitingViewProps {
  meeting: Meeting;
  phase: Extract<MeetingPhase, { at: 'waiting' }>;
}

/** Waits for a host or in the lobby; goes on by itself. */
export function WaitingView({ meeting, phase }: WaitingViewProps) {
  const local = useLocal(meeting);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={classes.waiting}>
      <MeetingBanners service={phase.service} />
      <h1 ref={heading} tabIndex={-1}>
        {phase.roomName}
      </h1>
      <p className={classes.why} role="status">
        {phase.for === 'host' ? (
          <Trans>The meeting begins when a host is here. You come in by yourself.</Trans>
        ) : (
          <Trans>You are in the lobby. Somebody in the meeting lets you in.</Trans>
        )}
      </p>
      <CameraPreview local={meeting.local} snapshot={local} name={nameOf(phase.request)} />
      <Button onClick={() => meeting.session.leave()}>
        <Trans>Leave</Trans>
      </Button>
    </div>
  );
}

const nameOf = (request: JoinRequest): string => (request.to === 'room' ? (request.name ?? '') : '');
