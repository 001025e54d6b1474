import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconDots,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import type { LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import classes from './control-bar.module.css';
import { MorePanel } from './more-panel.tsx';

interface ControlBarProps {
  muted: boolean;
  cameraOn: boolean;
  showsPeople: boolean;
  showsMore: boolean;
  onMicrophone: () => void;
  onCamera: () => void;
  onPeople: () => void;
  onMore: (shown: boolean) => void;
  onShortcuts: () => void;
  onLeave: () => void;
  local: LocalMedia;
  snapshot: LocalSnapshot;
  link: string;
}

/** The controls, in the same place on every size of screen. */
export function ControlBar(props: ControlBarProps) {
  const { muted, cameraOn, showsPeople, showsMore } = props;
  const { t } = useLingui();
  return (
    <div className={classes.bar} role="toolbar" aria-label={t`Controls`}>
      <button type="button" className={classes.control} data-off={muted || undefined} onClick={props.onMicrophone}>
        <span className={classes.key}>
          {muted ? <IconMicrophoneOff aria-hidden /> : <IconMicrophone aria-hidden />}
        </span>
        {muted ? <Trans>Unmute</Trans> : <Trans>Mute</Trans>}
      </button>
      <button
        type="button"
        className={classes.control}
        data-off={!cameraOn || undefined}
        aria-label={cameraOn ? t`Turn camera off` : t`Turn camera on`}
        onClick={props.onCamera}
      >
        <span className={classes.key}>{cameraOn ? <IconVideo aria-hidden /> : <IconVideoOff aria-hidden />}</span>
        <Trans>Camera</Trans>
      </button>
      <button
        type="button"
        className={classes.control}
        data-on={showsPeople || undefined}
        aria-expanded={showsPeople}
        onClick={props.onPeople}
      >
        <span className={classes.key}>
          <IconUsers aria-hidden />
        </span>
        <Trans>People</Trans>
      </button>
      <div className={classes.anchor}>
        <button
          type="button"
          className={classes.control}
          data-on={showsMore || undefined}
          aria-expanded={showsMore}
          onClick={() => props.onMore(!showsMore)}
        >
          <span className={classes.key}>
            <IconDots aria-hidden />
          </span>
          <Trans>More</Trans>
        </button>
        {showsMore ? (
          <MorePanel
            local={props.local}
            snapshot={props.snapshot}
            link={props.link}
            onShortcuts={props.onShortcuts}
            onClose={() => props.onMore(false)}
          />
        ) : null}
      </div>
      <button type="button" className={classes.leave} onClick={props.onLeave}>
        <span className={classes.key}>
          <IconPhoneOff aria-hidden />
        </span>
        <Trans>Leave</Trans>
      </button>
    </div>
  );
}
