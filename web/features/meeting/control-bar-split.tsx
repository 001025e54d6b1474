import { IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './control-bar.module.css';
import { ControlBarPanel } from './control-bar-panel.tsx';

interface ControlSplitProps {
  /** The main button. */
  children: ReactNode;
  /** Name of the small button beside it, and of what it opens. */
  label: string;
  /** On a phone the choices are in the panel "More" instead. */
  wide?: boolean;
  panel: (close: () => void) => ReactNode;
}

/** A control with a small button beside it that opens its choices. */
export function ControlSplit({ children, label, wide, panel }: ControlSplitProps) {
  const [shown, setShown] = useState(false);
  const close = () => setShown(false);
  return (
    <div className={classes.split}>
      {children}
      <button
        type="button"
        className={classes.chevron}
        data-choices={wide || undefined}
        aria-label={label}
        aria-expanded={shown}
        title={label}
        onClick={() => setShown(!shown)}
      >
        <IconChevronUp aria-hidden size={15} />
      </button>
      {shown ? (
        <ControlBarPanel label={label} onClose={close}>
          {panel(close)}
        </ControlBarPanel>
      ) : null}
    </div>
  );
}
