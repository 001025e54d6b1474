import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Reaction } from '../../../contract/live.ts';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import type { MeetingSession, SessionSnapshot } from '../../call/meeting-session.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { Announcements } from './announcements.tsx';
import { Notices } from './announcements-notices.tsx';
import { ControlBar, type SidePanel as PanelName } from './control-bar.tsx';
import { EndsBanner } from './ends-banner.tsx';
import classes from './in-meeting.module.css';
import { MeetingBanners } from './meeting-banners.tsx';
import { MeetingHeader } from './meeting-header.tsx';
import { MorePanel } from './more-panel.tsx';
import type { Meeting } from './open-visit.ts';
import { ReactionsControl } from './reactions-control.tsx';
import { ReactionsRow } from './reactions-row.tsx';
import { ReactionsStage } from './reactions-stage.tsx';
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
import { useTalk } from './use-talk.ts';

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));
const SidePanel = lazy(async () => ({ default: (await import('./side-panel.tsx')).SidePanel }));
const InviteButton = lazy(async () => ({ default: (await import('./invite-button.tsx')).InviteButton }));
const RingingBanner = lazy(async () => ({ default: (await import('./ringing-banner.tsx')).RingingBanner }));
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
  const [panel, setPanel] = useState<PanelName | null>(null);
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
  const talk = useTalk(phase, panel === 'chat');
  const seen = useMemo(() => ({ meeting: state, chat: phase.chat }), [state, phase.chat]);
  const told = { session: meeting.session, seen, you: place.leg, chatShown: panel === 'chat' };
  const react = (reaction: Reaction) => meeting.session.gesture({ type: 'react', reaction });
  const onShown = useCallback<MeetingSession['setShown']>((sizes) => meeting.session.setShown(sizes), [meeting]);
  const qualities = useMemo(() => [...snapshot.qualities.values()], [snapshot.qualities]);
  const mayRing = state.kind === 'direct' || (own?.control ?? false);
  const isLast = state.kind === 'direct' && state.parties.length === 1;
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
            {state.ringing.length > 0 && (isLast || panel !== 'people') ? (
              <Suspense>
                <RingingBanner
                  ringing={state.ringing}
                  isLast={isLast}
                  mayCancel={mayRing}
                  onControl={(act) => meeting.session.control(act)}
                />
              </Suspense>
            ) : null}
          </MeetingBanners>
          <StageTiles
            parties={state.parties}
            you={place.leg}
            showsRoles={state.kind === 'meeting'}
            ownStream={ownPicture.stream}
            mirrored={ownPicture.mirrored}
            snapshot={snapshot}
            choice={choice}
            link={link}
            onShown={onShown}
          />
          <ReactionsStage session={meeting.session} parties={state.parties} />
          <Notices {...told} onChat={() => setPanel('chat')} />
          <StageNotes local={meeting.local} snapshot={local} unheard={unheard} talks={talks} qualities={qualities} />
        </div>
        <Suspense>
          {panel ? (
            <SidePanel
              session={meeting.session}
              phase={phase}
              shown={panel}
              onShow={setPanel}
              talk={talk}
              pinned={choice.pinned}
              onPin={choice.acts.pin}
              invite={
                <InviteButton
                  link={link}
                  mayRing={mayRing}
                  fault={phase.controlFault}
                  onInvite={(address) => meeting.session.control({ type: 'invite', address })}
                />
              }
            />
          ) : null}
        </Suspense>
      </div>
      <div className={classes.bottom}>
        <ControlBar
          local={meeting.local}
          snapshot={local}
          handUp={own?.handAt != null}
          panel={panel}
          unread={talk.unread}
          reactions={<ReactionsControl onReact={react} />}
          mayEnd={own?.control ?? false}
          showsMore={showsMore}
          acts={acts}
          more={
            <MorePanel
              local={meeting.local}
              snapshot={local}
              choice={choice}
              acts={acts}
              unread={talk.unread}
              link={link}
              floating={floating}
              onShortcuts={() => setShowsShortcuts(true)}
            >
              <ReactionsRow onReact={react} />
            </MorePanel>
          }
        />
      </div>
      <Announcements {...told} muted={isMuted} />
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
