import { Trans, useLingui } from '@lingui/react/macro';
import { useClipboard } from '@mantine/hooks';
import {
  IconCheck,
  IconEye,
  IconEyeOff,
  IconKeyboard,
  IconLayoutGrid,
  IconLayoutSidebarRight,
  IconLink,
  IconMaximize,
  IconMessage,
  IconMinimize,
  IconPictureInPicture,
  IconScreenShare,
  IconScreenShareOff,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import { mayShareScreen } from '../../media/screen-capture.ts';
import type { ControlActs } from './control-bar.tsx';
import { DeviceFields } from './device-fields.tsx';
import classes from './more-panel.module.css';
import type { StageChoice } from './stage-choice.ts';
import { mayFillScreen } from './stage-full-screen.ts';

interface MorePanelProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
  choice: StageChoice;
  acts: ControlActs;
  unread: number;
  /** `null` in a call that has no link. */
  link: string | null;
  /** `null` where this browser has none. */
  floating: { shown: boolean; toggle: () => void } | null;
  onShortcuts: () => void;
  /** More for the phone, whose bar has no space for it. */
  children?: ReactNode;
}

/** What is needed seldom; on a phone also what its bar has no space for. */
export function MorePanel(props: MorePanelProps) {
  const { local, snapshot, choice, acts, unread, link, floating, onShortcuts, children } = props;
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 2000 });
  const andClose = (act: () => void) => () => {
    acts.more(false);
    act();
  };
  return (
    <div className={classes.more}>
      <PhoneActs shares={snapshot.screen.is === 'on'} unread={unread} acts={acts} andClose={andClose}>
        {children}
      </PhoneActs>
      {mayShareScreen() ? null : (
        <p className={classes.note}>
          <Trans>This browser can’t share a screen. Join on a computer to share one.</Trans>
        </p>
      )}
      <div className={classes.acts}>
        <ViewActs choice={choice} andClose={andClose} />
        {floating ? (
          <Act icon={<IconPictureInPicture aria-hidden />} onClick={andClose(floating.toggle)}>
            {floating.shown ? <Trans>Close the small window</Trans> : <Trans>Small window</Trans>}
          </Act>
        ) : null}
        {link ? (
          <Act
            icon={clipboard.copied ? <IconCheck aria-hidden /> : <IconLink aria-hidden />}
            onClick={() => clipboard.copy(link)}
          >
            <span aria-live="polite">{clipboard.copied ? t`Copied` : t`Copy link`}</span>
          </Act>
        ) : null}
        <Act icon={<IconKeyboard aria-hidden />} shortcut="?" onClick={andClose(onShortcuts)}>
          <Trans>Keyboard shortcuts</Trans>
        </Act>
      </div>
      <details className={classes.devices}>
        <summary>
          <Trans>Camera and microphone</Trans>
        </summary>
        <DeviceFields local={local} snapshot={snapshot} />
      </details>
    </div>
  );
}

interface ViewActsProps {
  choice: StageChoice;
  andClose: (act: () => void) => () => void;
}

function ViewActs({ choice, andClose }: ViewActsProps) {
  const { view, hidesSelf, fullScreen } = choice;
  return (
    <>
      <Act
        icon={view === 'gallery' ? <IconLayoutSidebarRight aria-hidden /> : <IconLayoutGrid aria-hidden />}
        shortcut="G"
        onClick={andClose(choice.acts.toggleView)}
      >
        {view === 'gallery' ? <Trans>Speaker view</Trans> : <Trans>Gallery view</Trans>}
      </Act>
      <Act
        icon={hidesSelf ? <IconEye aria-hidden /> : <IconEyeOff aria-hidden />}
        onClick={andClose(() => choice.acts.hideSelf(!hidesSelf))}
      >
        {hidesSelf ? <Trans>Show own picture</Trans> : <Trans>Hide own picture</Trans>}
      </Act>
      {mayFillScreen() ? (
        <Act
          icon={fullScreen ? <IconMinimize aria-hidden /> : <IconMaximize aria-hidden />}
          shortcut="F"
          onClick={andClose(choice.acts.toggleFullScreen)}
        >
          {fullScreen ? <Trans>Leave full screen</Trans> : <Trans>Full screen</Trans>}
        </Act>
      ) : null}
    </>
  );
}

interface PhoneActsProps {
  shares: boolean;
  unread: number;
  acts: ControlActs;
  andClose: (act: () => void) => () => void;
  children: ReactNode;
}

/** What the bar has no space for on a phone. */
function PhoneActs({ shares, unread, acts, andClose, children }: PhoneActsProps) {
  const { t } = useLingui();
  return (
    <div className={classes.phone}>
      {children}
      <div className={classes.acts}>
        <Act icon={<IconMessage aria-hidden />} onClick={andClose(() => acts.panel('chat'))}>
          {unread > 0 ? t`Chat, ${unread} unread` : t`Chat`}
        </Act>
        <Act icon={<IconUsers aria-hidden />} onClick={andClose(() => acts.panel('people'))}>
          <Trans>People</Trans>
        </Act>
        {mayShareScreen() ? (
          <Act
            icon={shares ? <IconScreenShareOff aria-hidden /> : <IconScreenShare aria-hidden />}
            onClick={andClose(acts.share)}
          >
            {shares ? <Trans>Stop sharing</Trans> : <Trans>Share screen</Trans>}
          </Act>
        ) : null}
      </div>
    </div>
  );
}

interface ActProps {
  icon: ReactNode;
  shortcut?: string;
  onClick: () => void;
  children: ReactNode;
}

function Act({ icon, shortcut, onClick, children }: ActProps) {
  return (
    <button type="button" className={classes.act} aria-keyshortcuts={shortcut} onClick={onClick}>
      {icon}
      <span>{children}</span>
      {shortcut ? <kbd>{shortcut}</kbd> : null}
    </button>
  );
}
