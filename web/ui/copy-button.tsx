import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';

interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string;
  /** What it is, for the button's name: `Copy address`. */
  label: string;
  /** With a visible text: a button instead of an icon. */
  children?: ReactNode;
  icon?: ReactNode;
}

/** Copies a text and says so for two seconds, in place and to screen readers. */
export function CopyButton({ text, label, children, icon }: CopyButtonProps) {
  const { t } = useLingui();
  const status = useId();
  const clipboard = useClipboard({ timeout: 2000 });
  const shown = clipboard.copied ? <IconCheck aria-hidden /> : (icon ?? <IconCopy aria-hidden />);
  return (
    <>
      {children ? (
        <Button leftSection={shown} onClick={() => clipboard.copy(text)}>
          {clipboard.copied ? t`Copied` : children}
        </Button>
      ) : (
        <ActionIcon aria-label={label} title={label} aria-describedby={status} onClick={() => clipboard.copy(text)}>
          {shown}
        </ActionIcon>
      )}
      <span id={status} className="visually-hidden" aria-live="polite">
        {clipboard.copied ? t`Copied` : ''}
      </span>
    </>
  );
}
