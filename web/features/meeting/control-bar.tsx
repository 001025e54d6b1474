import { useLingui } from '@lingui/react/macro';
import {
  IconDots,
  IconHandStop,
  IconMessage,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import { mayShareScreen } from '../../media/screen-capture.ts';
import classes from './control-bar.module.css';
import { walkToolbar } from './control-bar-arrows.ts';
import { ControlButton } from './control-bar-button.tsx';
import { CameraChoices, SoundChoices } from './control-bar-devices.tsx';
import { LeaveControl } from './control-bar-leave.tsx';
import { MicrophoneLevel } from './control-bar-level.tsx';
import { ControlBarPanel } from './control-bar-panel.tsx';
import { ControlSplit } from './control-bar-split.tsx';

/** What stands at the side of the stage. */
export type SidePanel = 'people' | 'chat';

/** What the controls do; the same functions as the keys. */
export interface ControlActs {
  microphone: () => void;
  camera: () => void;
  share: () => void;
  hand: () => void;
  panel: (panel: SidePanel) => void;
  more: (shown: boolean) => void;
  leave: () => void;
  endForAll: () => void;
}

interface ControlBarProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
  handUp: boolean;
  panel: SidePanel | null;
  /** Messages that were not read. */
  unread: number;
  mayEnd: boolean;
  showsMore: boolean;
  more: ReactNode;
  /** The reactions, between hand and chat. */
  reactions?: ReactNode;
  acts: ControlActs;
}

/** The controls, in the same place on every size of screen. */
export function ControlBar(props: ControlBarProps) {
  const { local, snapshot, handUp, panel, unread, mayEnd, showsMore, more, reactions, acts } = props;
  const { t } = useLingui();
  const shares = snapshot.screen.is === 'on';
  return (
    <div className={classes.bar} role="toolbar" aria-label={t`Controls`} onKeyDown={walkToolbar}>
      <DeviceControls local={local} snapshot={snapshot} acts={acts} />
      {mayShareScreen() ? (
        <ControlButton
          icon={shares ? <IconScreenShareOff aria-hidden /> : <IconScreenShare aria-hidden />}
          word={shares ? t`Stop` : t`Share`}
          label={shares ? t`Stop sharing` : t`Share screen`}
          shortcut="S"
          state={shares ? 'on' : undefined}
          wide
          onClick={acts.share}
        />
      ) : null}
      <ControlButton
        icon={<IconHandStop aria-hidden />}
        word={t`Hand`}
        label={handUp ? t`Lower hand` : t`Raise hand`}
        shortcut="H"
        state={handUp ? 'on' : undefined}
        onClick={acts.hand}
      />
      {reactions}
      <ControlButton
        icon={<IconMessage aria-hidden />}
        word={t`Chat`}
        label={unread > 0 ? t`Chat, ${unread} unread` : t`Chat`}
        shortcut="C"
        state={panel === 'chat' ? 'on' : undefined}
        expanded={panel === 'chat'}
        news={unread}
        wide
        onClick={() => acts.panel('chat')}
      />
      <ControlButton
        icon={<IconUsers aria-hidden />}
        word={t`People`}
        label={t`People`}
        shortcut="P"
        state={panel === 'people' ? 'on' : undefined}
        expanded={panel === 'people'}
        wide
        onClick={() => acts.panel('people')}
      />
      <div className={classes.anchor}>
        <ControlButton
          icon={<IconDots aria-hidden />}
          word={t`More`}
          label={t`More`}
          state={showsMore ? 'on' : undefined}
          expanded={showsMore}
          onClick={() => acts.more(!showsMore)}
        />
        {unread > 0 ? <span className={classes.hint} aria-hidden="true" /> : null}
        {showsMore ? (
          <ControlBarPanel label={t`More`} onClose={() => acts.more(false)}>
            {more}
          </ControlBarPanel>
        ) : null}
      </div>
      <LeaveControl mayEnd={mayEnd} onLeave={acts.leave} onEnd={acts.endForAll} />
    </div>
  );
}

type DeviceControlsProps = Pick<ControlBarProps, 'local' | 'snapshot' | 'acts'>;

function DeviceControls({ local, snapshot, acts }: DeviceControlsProps) {
  const { t } = useLingui();
  const isMuted = snapshot.muted || snapshot.microphone.is !== 'on';
  const seesYou = snapshot.camera.is === 'on';
  return (
    <>
      <ControlSplit
        label={t`Choose microphone and speaker`}
        wide
        panel={() => <SoundChoices local={local} snapshot={snapshot} />}
      >
        <ControlButton
          icon={isMuted ? <IconMicrophoneOff aria-hidden /> : <MicrophoneIcon local={local} />}
          word={isMuted ? t`Unmute` : t`Mute`}
          shortcut="M"
          state={isMuted ? 'off' : undefined}
          onClick={acts.microphone}
        />
      </ControlSplit>
      <ControlSplit wide label={t`Choose a camera`} panel={() => <CameraChoices local={local} snapshot={snapshot} />}>
        <ControlButton
          icon={seesYou ? <IconVideo aria-hidden /> : <IconVideoOff aria-hidden />}
          word={t`Camera`}
          label={seesYou ? t`Turn camera off` : t`Turn camera on`}
          shortcut="V"
          state={seesYou ? undefined : 'off'}
          onClick={acts.camera}
        />
      </ControlSplit>
    </>
  );
}

function MicrophoneIcon({ local }: { local: LocalMedia }) {
  return (
    <>
      <IconMicrophone aria-hidden />
      <MicrophoneLevel local={local} />
    </>
  );
}
