import { useLingui } from '@lingui/react/macro';
import { IconHandStop, IconInfoCircle, IconMessage, IconMicrophoneOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { Moment } from '../../call/meeting-phase.ts';
import type { MeetingSession } from '../../call/meeting-session.ts';
import { type News, newsBetween, type Seen } from './announcements-news.ts';
import classes from './announcements-notices.module.css';
import { useNewsWords } from './announcements-words.ts';

/** Milliseconds for which a notice is shown. */
const shownFor = 6000;
const mostAtOnce = 3;

interface Notice {
  id: number;
  icon: ReactNode;
  text: string;
  isMessage: boolean;
}

interface NoticesProps {
  session: MeetingSession;
  seen: Seen;
  you: LegId;
  chatShown: boolean;
  onChat: () => void;
}

/** What one should notice although nothing of it is open: messages, hands, and what somebody did to oneself. */
export function Notices({ session, seen, you, chatShown, onChat }: NoticesProps) {
  const { t } = useLingui();
  const words = useNewsWords();
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const before = useRef(seen);
  const count = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const show = useEffectEvent((icon: ReactNode, text: string, isMessage = false) => {
    count.current += 1;
    const id = count.current;
    setNotices((shown) => [...shown, { id, icon, text, isMessage }].slice(-mostAtOnce));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setNotices((shown) => shown.filter((notice) => notice.id !== id));
    }, shownFor);
    timers.current.add(timer);
  });
  const hear = useEffectEvent((moment: Moment) => {
    if (moment.type !== 'muted') return;
    const { by } = moment;
    show(<IconMicrophoneOff aria-hidden />, t`${by} has muted you. Only you can turn your microphone on again.`);
  });
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    const news = newsBetween(before.current, seen, you).filter((one) => isNoticed(one, chatShown));
    before.current = seen;
    for (const one of news) show(iconOf(one), words(one), one.what === 'said');
  }, [seen, you, chatShown, words]);
  useEffect(() => session.onMoment((moment) => hear(moment)), [session]);
  const shown = chatShown ? notices.filter(({ isMessage }) => !isMessage) : notices;
  return (
    <div className={classes.notices}>
      {shown.map(({ id, icon, text, isMessage }) =>
        isMessage ? (
          <button type="button" key={id} className={classes.notice} onClick={onChat}>
            {icon}
            <bdi>{text}</bdi>
          </button>
        ) : (
          <p key={id} className={classes.notice}>
            {icon}
            <bdi>{text}</bdi>
          </p>
        ),
      )}
    </div>
  );
}

function isNoticed({ what }: News, chatShown: boolean): boolean {
  if (what === 'said') return !chatShown;
  return what !== 'joined' && what !== 'left' && what !== 'waits';
}

function iconOf({ what }: News): ReactNode {
  if (what === 'said') return <IconMessage aria-hidden />;
  return what === 'raised' ? <IconHandStop aria-hidden /> : <IconInfoCircle aria-hidden />;
}
