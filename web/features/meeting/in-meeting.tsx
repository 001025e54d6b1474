import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import type { MeetingSession, SessionSnapshot } from '../../call/meeting-session.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { Announcements } from './announcements.tsx';
import { ControlBar, type SidePanel } from './control-bar.tsx';
import { EndsBanner } from './ends-banner.tsx';
import classes from './in-meeting.module.css';
import { MeetingBanners } from './meeting-banners.tsx';
import { MeetingHeader } from './meeting-header.tsx';
import { MorePanel } from './more-panel.tsx';
import type { Meeting } from './open-meeting.ts';
import { PeoplePanel } from './people-panel.tsx';
import { useStageChoice } from './stage-choice.ts';
import { useFloatingWindow } from './stage-floating-window.ts';
import { useIdle } from './stage-idle.ts';
import { useMutedTalk } from './stage-muted-talk.ts';
import { StageNotes } from './stage-notes.tsx';
import { useOwnPicture } from './stage-own-picture.ts';
import { StageSharing } from './stage-sharing.tsx';
import { StageTiles } from './stage-tiles.tsx';
import { useControls } from './use-controls.ts';
import { useMediaKeys } from './use-media-keys.ts';
import { useLocal } from './use-meeting.ts';
import { usePushToTalk } from './use-shortcuts-talk.ts';

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));
const StageFloating = lazy(async () => ({ default: (await import('./stage-floating.tsx')).StageFloating }));

interface InMeetingProps {
  meeting: Meeting;
  snapshot: SessionSnapshot;
  phase: Extract<MeetingPhase, { at: 'in' }>;
}

/** The meeting itself: people first, controls below, people or chat at the side. */
export function InMeeting({ meeting, snapshot, phase }: InMeetingProps) {
  const { t } = useLingui();
  const local = useLocal(meeting);
  const { meeting: state, place } = phase;
  const own = state.parties.find(({ leg }) => leg === place.leg);
  const [panel, setPanel] = useState<SidePanel | null>(null);
  const [showsMore, setShowsMore] = useState(false);
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(state.roomName || t`Meeting`);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const isMuted = local.muted || local.microphone.is !== 'on';
  const choice = useStageChoice(state.parties, place.leg);
  const ownPicture = useOwnPicture(local);
  const talks = usePushToTalk(meeting.local, isMuted);
  const unheard = useMutedTalk(meeting.local, isMuted);
  useIdle(root, choice.fullScreen);
  const findLarge = useCallback(
    () => root.current?.querySelector<HTMLVideoElement>('[data-size="main"] video') ?? null,
    [],
  );
  const floating = useFloatingWindow(findLarge);
  const acts = useControls({
    meeting,
    local,
    choice,
    parties: state.parties,
    you: place.leg,
    setPanel,
    setShowsMore,
    showShortcuts: () => setShowsShortcuts(true),
  });
  useMediaKeys({ ...acts, muted: isMuted, cameraOn: local.camera.is === 'on' });
  const onShown = useCallback<MeetingSession['setShown']>((sizes) => meeting.session.setShown(sizes), [meeting]);
  const qualities = useMemo(() => [...snapshot.qualities.values()], [snapshot.qualities]);
  const link = state.roomAddress ? new URL(`/meet/${state.roomAddress}`, globalThis.location.origin).href : null;

  return (
    <div className={classes.meeting} ref={root} data-full={choice.fullScreen || undefined}>
      <div className={classes.top}>
        <MeetingHeader
          state={state}
          link={link}
          view={choice.view}
          onView={choice.acts.toggleView}
          onLobby={() => setPanel('people')}
          headingRef={heading}
        />
      </div>
      <StageSharing screen={local.screen} onStop={acts.share} />
      <div className={classes.middle}>
        <div className={classes.stage}>
          <MeetingBanners service={phase.service}>
            <EndsBanner why={state.ends?.why ?? null} onStay={() => meeting.session.control({ type: 'stay' })} />
          </MeetingBanners>
          <StageTiles
            parties={state.parties}
            you={place.leg}
            ownStream={ownPicture.stream}
            mirrored={ownPicture.mirrored}
            snapshot={snapshot}
            choice={choice}
            link={link}
            onShown={onShown}
          />
          <StageNotes local={meeting.local} snapshot={local} unheard={unheard} talks={talks} qualities={qualities} />
        </div>
        {panel === 'people' ? (
          <PeoplePanel
            state={state}
            you={place.leg}
            fault={phase.controlFault}
            onControl={(act) => meeting.session.control(act)}
            onClose={() => setPanel(null)}
          />
        ) : null}
      </div>
      <div className={classes.bottom}>
        <ControlBar
          local={meeting.local}
          snapshot={local}
          handUp={own?.handAt != null}
          panel={panel}
          unread={0}
          mayEnd={own?.control ?? false}
          showsMore={showsMore}
          acts={acts}
          more={
            <MorePanel
              local={meeting.local}
              snapshot={local}
              choice={choice}
              acts={acts}
              unread={0}
              link={link}
              floating={floating}
              onShortcuts={() => setShowsShortcuts(true)}
            />
          }
        />
      </div>
      <Announcements parties={state.parties} lobby={state.lobby} you={place.leg} muted={isMuted} />
      <Suspense>
        {showsShortcuts ? <ShortcutsDialog onClose={() => setShowsShortcuts(false)} /> : null}
        {floating?.window ? (
          <StageFloating
            window={floating.window}
            parties={state.parties}
            you={place.leg}
            snapshot={snapshot}
            sharers={choice.sharers}
            muted={isMuted}
            onMicrophone={acts.microphone}
            onLeave={acts.leave}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
