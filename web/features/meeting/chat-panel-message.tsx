import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ChatMessage } from '../../../contract/live.ts';
import type { OutboxMessage } from '../../call/outbox.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './chat-panel.module.css';
import type { ChatGroup } from './chat-panel-groups.ts';
import { piecesOf } from './chat-panel-text.ts';

/** What one party says in a row, under its name and the time. One's own stands at the other side. */
export const MessageGroup = memo(function MessageGroup({ group, isOwn }: { group: ChatGroup; isOwn: boolean }) {
  const format = useFormat();
  return (
    <>
      {group.opensDay ? <p className={classes.day}>{format.date(group.at)}</p> : null}
      <section className={classes.group} data-own={isOwn || undefined}>
        <p className={classes.head}>
          <span className={classes.who}>{isOwn ? <Trans>You</Trans> : <bdi>{group.name}</bdi>}</span>
          <time dateTime={group.at} title={format.exact(group.at)}>
            {format.time(group.at)}
          </time>
        </p>
        {group.messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </section>
    </>
  );
});

function Message({ message: { text } }: { message: ChatMessage }) {
  const { t } = useLingui();
  return (
    <div className={classes.message}>
      <MessageText text={text} />
      <span className={classes.copy}>
        <CopyButton text={text} label={t`Copy message`} />
      </span>
    </div>
  );
}

/** The text as it was written: never anything but text and links, and its direction is its own. */
function MessageText({ text }: { text: string }) {
  let at = 0;
  return (
    <p className={classes.text} dir="auto">
      {piecesOf(text).map((piece) => {
        const key = at;
        at += piece.text.length;
        if (!('link' in piece)) return piece.text;
        return (
          <a key={key} href={piece.link} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        );
      })}
    </p>
  );
}

interface UnsentMessageProps {
  message: OutboxMessage;
  onAgain: () => void;
  onDrop: () => void;
}

/** One's own message that the others don't have yet. */
export function UnsentMessage({ message: { text, problem }, onAgain, onDrop }: UnsentMessageProps) {
  return (
    <section className={classes.group} data-own data-unsent>
      <div className={classes.message}>
        <MessageText text={text} />
      </div>
      {problem ? (
        <p className={classes.unsent}>
          <Trans>Not sent: {problem.detail}</Trans>
          <button type="button" onClick={onAgain}>
            <Trans>Send again</Trans>
          </button>
          <button type="button" onClick={onDrop}>
            <Trans>Discard</Trans>
          </button>
        </p>
      ) : (
        <p className={classes.head}>
          <Trans>Sending</Trans>
        </p>
      )}
    </section>
  );
}
