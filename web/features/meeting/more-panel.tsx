import { Trans, useLingui } from '@lingui/react/macro';
import { useClickOutside, useClipboard, useFullscreenDocument } from '@mantine/hooks';
import { IconCheck, IconKeyboard, IconLink, IconMaximize } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import { DeviceFields } from './device-fields.tsx';
import classes from './more-panel.module.css';

interface MorePanelProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
  link: string;
  onShortcuts: () => void;
  onClose: () => void;
}

/** Devices and what is needed seldom. Opens above its button; focus comes back there. */
export function MorePanel({ local, snapshot, link, onShortcuts, onClose }: MorePanelProps) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 2000 });
  const { fullscreen, toggle } = useFullscreenDocument();
  const outside = useClickOutside<HTMLDivElement>(onClose);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    first.current?.querySelector<HTMLElement>('select, button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div className={classes.panel} ref={outside} role="dialog" aria-label={t`More`}>
      <div ref={first}>
        <DeviceFields local={local} snapshot={snapshot} />
        <div className={classes.acts}>
          <button type="button" onClick={() => void toggle()}>
            <IconMaximize aria-hidden />
            {fullscreen ? <Trans>Leave full screen</Trans> : <Trans>Full screen</Trans>}
          </button>
          <button type="button" onClick={() => clipboard.copy(link)}>
            {clipboard.copied ? <IconCheck aria-hidden /> : <IconLink aria-hidden />}
            <span aria-live="polite">{clipboard.copied ? t`Copied` : t`Copy link`}</span>
          </button>
          <button
            type="button"
            onClick={() => {
              onClose();
              onShortcuts();
            }}
          >
            <IconKeyboard aria-hidden />
            <Trans>Keyboard shortcuts</Trans>
          </button>
        </div>
      </div>
    </div>
  );
}
