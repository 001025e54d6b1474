import { Trans, useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format-context.tsx';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  /** `SelectionAction`s. */
  children: ReactNode;
}

/** What can be done with the selected rows; floats at the foot of the screen while there are any. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const { t } = useLingui();
  const selected = useFormat().number(count);
  if (count === 0) return null;
  return (
    <>
      <div className={classes.space} />
      <section className={classes.bar} aria-label={t`Selection`}>
        <strong role="status">
          <Trans>{selected} selected</Trans>
        </strong>
        <span className={classes.rule} />
        {children}
        <button
          type="button"
          className={`${classes.action} ${classes.clear}`}
          aria-label={t`Clear selection`}
          onClick={onClear}
        >
          <IconX aria-hidden />
        </button>
      </section>
    </>
  );
}

interface SelectionActionProps {
  children: ReactNode;
  onClick: () => void;
  danger?: boolean;
  disabled?: boolean;
}

/** One act on the selected rows. */
export function SelectionAction({ children, onClick, danger, disabled }: SelectionActionProps) {
  return (
    <button
      type="button"
      className={classes.action}
      data-danger={danger || undefined}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
