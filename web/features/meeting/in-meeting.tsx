import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import type { SessionSnapshot } from '../../call/meeting-session.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { Announcements } from './announcements.tsx';
import { ControlBar } from './control-bar.tsx';
import { EndsBanner } from './ends-banner.tsx';
import classes from './in-meeting.module.css';
import { MeetingBanners } from './meeting-banners.tsx';
import { MeetingHeader } from './meeting-header.tsx';
import type { Meeting } from './open-meeting.ts';
import { PeoplePanel } from './people-panel.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { StageTiles } from './stage-tiles.tsx';
import { useLocal } from './use-meeting.ts';
import { useShortcuts } from './use-shortcuts.ts';

interface InMeetingProps {
  meeting: Meeting;
  snapshot: SessionSnapshot;
  phase: Extract<MeetingPhase, { at: 'in' }>;
}

/** The meeting itself: people first, controls below, the roster at the side. */
export function InMeeting({ meeting, snapshot, phase }: InMeetingProps) {
  const { t } = useLingui();
  const local = useLocal(meeting);
  const { meeting: state, place } = phase;
  const [showsPeople, setShowsPeople] = useState(false);
  const [showsMore, setShowsMore] = useState(false);
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(state.roomName || t`Meeting`);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const { camera, muted, microphone } = local;
  const ownStream = useMemo(() => (camera.is === 'on' ? new MediaStream([camera.track]) : null), [camera]);
  const isMuted = muted || microphone.is !== 'on';
  const toggleMicrophone = () => void meeting.local.setMuted(!isMuted);
  const toggleCamera = () => void meeting.local.setCamera(camera.is !== 'on');
  useShortcuts({
    m: toggleMicrophone,
    v: toggleCamera,
    p: () => setShowsPeople((shown) => !shown),
    '?': () => setShowsShortcuts(true),
    escape: () => {
      if (showsMore) setShowsMore(false);
      else setShowsPeople(false);
    },
  });
  const link = new URL(`/meet/${state.roomAddress}`, globalThis.location.origin).href;

  return (
    <div className={classes.meeting}>
      <MeetingHeader state={state} onLobby={() => setShowsPeople(true)} headingRef={heading} />
      <div className={classes.middle}>
        <MeetingBanners service={phase.service}>
          <EndsBanner why={state.ends?.why ?? null} onStay={() => meeting.session.control({ type: 'stay' })} />
        </MeetingBanners>
        <StageTiles parties={state.parties} you={place.leg} ownStream={ownStream} snapshot={snapshot} link={link} />
        {showsPeople ? (
          <PeoplePanel
            state={state}
            you={place.leg}
            fault={phase.controlFault}
            onControl={(act) => meeting.session.control(act)}
            onClose={() => setShowsPeople(false)}
          />
        ) : null}
      </div>
      <ControlBar
        muted={isMuted}
        cameraOn={camera.is === 'on'}
        showsPeople={showsPeople}
        showsMore={showsMore}
        onMicrophone={toggleMicrophone}
        onCamera={toggleCamera}
        onPeople={() => setShowsPeople(!showsPeople)}
        onMore={setShowsMore}
        onShortcuts={() => setShowsShortcuts(true)}
        onLeave={() => meeting.session.leave()}
        local={meeting.local}
        snapshot={local}
        link={link}
      />
      <Announcements parties={state.parties} lobby={state.lobby} you={place.leg} muted={isMuted} />
      {showsShortcuts ? <ShortcutsDialog onClose={() => setShowsShortcuts(false)} /> : null}
    </div>
  );
}
