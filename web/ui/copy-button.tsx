import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { copyText } from './copy-text.ts';

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
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void copyText(text).then(setCopied);
  const shown = copied ? <IconCheck aria-hidden /> : (icon ?? <IconCopy aria-hidden />);
  return (
    <>
      {children ? (
        <Button leftSection={shown} onClick={copy}>
          {copied ? t`Copied` : children}
        </Button>
      ) : (
        <ActionIcon aria-label={label} title={label} aria-describedby={status} onClick={copy}>
          {shown}
        </ActionIcon>
      )}
      <span id={status} className="visually-hidden" aria-live="polite">
        {copied ? t`Copied` : ''}
      </span>
    </>
  );
}
