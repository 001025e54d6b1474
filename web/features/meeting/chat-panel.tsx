import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import type { MeetingSession } from '../../call/meeting-session.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './chat-panel.module.css';
import { ChatComposer } from './chat-panel-composer.tsx';
import { groupMessages } from './chat-panel-groups.ts';
import { MessageGroup, UnsentMessage } from './chat-panel-message.tsx';
import type { Talk } from './use-talk.ts';

interface ChatPanelProps {
  session: MeetingSession;
  phase: Extract<MeetingPhase, { at: 'in' }>;
  talk: Talk;
}

/** Pixels from the end within which one reads along. */
const atEnd = 40;

/** What is said in writing, and what one says. */
export function ChatPanel({ session, phase, talk }: ChatPanelProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { chat, outbox, place, service } = phase;
  const groups = useMemo(() => groupMessages(chat, format.date), [chat, format]);
  const list = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const scrollToEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  const count = chat.length + outbox.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each message more moves the end.
  useLayoutEffect(() => {
    if (follows) scrollToEnd();
  }, [count, follows]);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const ended = new AbortController();
    const watch = () => setFollows(element.scrollHeight - element.scrollTop - element.clientHeight < atEnd);
    element.addEventListener('scroll', watch, { signal: ended.signal, passive: true });
    return () => ended.abort();
  }, []);
  return (
    <div className={classes.chat}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <div className={classes.list} ref={list} role="log" aria-label={t`Messages`} tabIndex={0}>
        {count === 0 ? (
          <p className={classes.empty}>
            <Trans>
              Nothing was said here yet. Everybody in the meeting reads it, and it is gone when the meeting ends.
            </Trans>
          </p>
        ) : null}
        {groups.map((group) => (
          <MessageGroup key={group.key} group={group} isOwn={group.leg === place.leg} />
        ))}
        {outbox.map((message) => (
          <UnsentMessage
            key={message.ref}
            message={message}
            onAgain={() => session.say(message.text, message.ref)}
            onDrop={() => session.unsay(message.ref)}
          />
        ))}
      </div>
      {follows ? null : (
        <button type="button" className={classes.toEnd} onClick={scrollToEnd}>
          <IconArrowDown aria-hidden />
          <Trans>Newest messages</Trans>
        </button>
      )}
      <ChatComposer
        draft={talk.draft}
        onDraft={talk.setDraft}
        offline={service !== 'up'}
        onSend={(text) => {
          setFollows(true);
          session.say(text);
        }}
      />
    </div>
  );
}
