import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import type { LocalSnapshot } from '../../media/local-media.ts';
import { mayShareScreen } from '../../media/screen-capture.ts';
import type { ControlActs, SidePanel } from './control-bar.tsx';
import type { Meeting } from './open-visit.ts';
import type { StageChoice } from './stage-choice.ts';
import { stageItems } from './stage-plan.ts';
import { useShortcuts } from './use-shortcuts.ts';

interface Controls {
  meeting: Meeting;
  local: LocalSnapshot;
  choice: StageChoice;
  parties: readonly Party[];
  you: LegId;
  setPanel: (change: (before: SidePanel | null) => SidePanel | null) => void;
  setShowsMore: (shown: boolean) => void;
  showShortcuts: () => void;
}

/** What the controls and the keys do. */
export function useControls(controls: Controls): ControlActs {
  const { meeting, local, choice, parties, you, setPanel, setShowsMore, showShortcuts } = controls;
  const { session, local: devices } = meeting;
  const isMuted = local.muted || local.microphone.is !== 'on';
  const handUp = parties.some(({ leg, handAt }) => leg === you && handAt !== null);
  const acts: ControlActs = {
    microphone: () => void devices.setMuted(!isMuted),
    camera: () => void devices.setCamera(local.camera.is !== 'on'),
    share: () => {
      if (local.screen.is === 'on') devices.stopScreen();
      else if (mayShareScreen()) void devices.shareScreen();
    },
    hand: () => session.gesture({ type: 'hand', raised: !handUp }),
    panel: (panel) => setPanel((before) => (before === panel ? null : panel)),
    more: setShowsMore,
    leave: () => session.leave(),
    endForAll: () => session.control({ type: 'end-for-all' }),
  };
  const pin = (index: number) => () => {
    const item = stageItems({ parties, you, sharers: choice.sharers, speaker: null }, choice.hidesSelf)[index];
    if (item) choice.acts.pin(item.key);
  };
  useShortcuts({
    m: acts.microphone,
    v: acts.camera,
    s: acts.share,
    h: acts.hand,
    c: () => acts.panel('chat'),
    p: () => acts.panel('people'),
    g: choice.acts.toggleView,
    f: choice.acts.toggleFullScreen,
    ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [String(index + 1), pin(index)])),
    '?': showShortcuts,
    escape: () => {
      if (choice.solo) choice.acts.showAll();
      else setPanel(() => null);
    },
  });
  return acts;
}
