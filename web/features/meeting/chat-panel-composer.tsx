import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { chatLength } from '../../../contract/plain-values.ts';
import classes from './chat-panel.module.css';

interface ChatComposerProps {
  draft: string;
  onDraft: (text: string) => void;
  /** There is no connection to the service now. */
  offline: boolean;
  onSend: (text: string) => void;
}

/** Characters that are left when the counter shows. */
const countFrom = 200;

/** Where one writes: Enter sends, Shift and Enter begins a line. */
export function ChatComposer({ draft, onDraft, offline, onSend }: ChatComposerProps) {
  const { t } = useLingui();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const text = draft.normalize('NFC').trim();
  const left = chatLength - [...text].length;
  const mayGo = text !== '' && left >= 0;
  const send = () => {
    if (!mayGo) return;
    onSend(text);
    onDraft('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed Enter chooses it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
        field.current?.focus();
      }}
    >
      {offline ? (
        <p className={classes.note}>
          <Trans>What you write now is sent when the connection is back.</Trans>
        </p>
      ) : null}
      {left <= countFrom ? (
        <p className={classes.note} data-over={left < 0 || undefined} aria-live="polite">
          {left >= 0 ? <Trans>{left} characters left</Trans> : <Trans>{-left} characters too many</Trans>}
        </p>
      ) : null}
      <div className={classes.field}>
        <Textarea
          ref={field}
          className={classes.input}
          aria-label={t`Message to everybody`}
          placeholder={t`Message to everybody`}
          autosize
          minRows={1}
          maxRows={6}
          dir="auto"
          enterKeyHint="send"
          value={draft}
          onChange={(event) => onDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ActionIcon type="submit" size={36} variant="filled" aria-label={t`Send message`} disabled={!mayGo}>
          <IconSend aria-hidden />
        </ActionIcon>
      </div>
    </form>
  );
}
