import { Trans } from '@lingui/react/macro';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import classes from './dial.module.css';
import { useArrows } from './use-arrows.ts';

interface ScreenPanelProps {
  title: string;
  onBack: () => void;
  children?: ReactNode;
}

/** A full-screen view of a video system with a way back, gone through by arrow keys. */
export function ScreenPanel({ title, onBack, children }: ScreenPanelProps) {
  const view = useRef<HTMLDivElement>(null);
  useArrows(view, onBack);
  return (
    <div className={classes.panel} ref={view}>
      <header className={classes.top}>
        <button type="button" className={classes.back} onClick={onBack}>
          <IconArrowLeft aria-hidden />
          <Trans>Back</Trans>
        </button>
        <h1>{title}</h1>
      </header>
      {children}
    </div>
  );
}
