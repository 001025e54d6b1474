import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { Moment } from '../../call/meeting-phase.ts';
import type { MeetingSession } from '../../call/meeting-session.ts';
import { newsBetween, type Seen } from './announcements-news.ts';
import { AnnouncementsQueue } from './announcements-queue.ts';
import { useNewsWords } from './announcements-words.ts';
import { useReactionNames } from './reactions-names.ts';

interface AnnouncementsProps {
  session: MeetingSession;
  seen: Seen;
  you: LegId;
  muted: boolean;
  /** What is said is read there. */
  chatShown: boolean;
}

/** The status line for screen readers: who comes and goes, waits, speaks up or writes, and one's own microphone and rights. */
export function Announcements({ session, seen, you, muted, chatShown }: AnnouncementsProps) {
  const { t } = useLingui();
  const words = useNewsWords();
  const reactions = useReactionNames();
  const [said, setSaid] = useState<{ texts: readonly string[]; more: number }>({ texts: [], more: 0 });
  const [queue] = useState(() => new AnnouncementsQueue((texts, more) => setSaid({ texts, more })));
  const before = useRef(seen);
  const wasMuted = useRef(muted);
  useEffect(() => () => queue.close(), [queue]);
  useEffect(() => {
    const news = newsBetween(before.current, seen, you);
    before.current = seen;
    queue.add(news.filter(({ what }) => !(chatShown && what === 'said')).map(words));
  }, [seen, you, chatShown, words, queue]);
  useEffect(() => {
    if (wasMuted.current === muted) return;
    wasMuted.current = muted;
    queue.add([muted ? t`You are muted` : t`You can be heard`]);
  }, [muted, queue, t]);
  const nameOf = (leg: LegId) => seen.meeting.parties.find((party) => party.leg === leg)?.name ?? '';
  const hear = useEffectEvent((moment: Moment) => {
    if (moment.type === 'muted') {
      const { by } = moment;
      queue.add([t`${by} has muted you`]);
    } else if (moment.leg !== you) {
      const name = nameOf(moment.leg);
      const reaction = reactions[moment.reaction];
      queue.add([t`${name} reacts: ${reaction}`]);
    }
  });
  useEffect(() => session.onMoment((moment) => hear(moment)), [session]);
  const { texts, more } = said;
  return (
    <div className="visually-hidden" role="status">
      {texts.join(', ')}
      {more > 0 ? (
        <>
          {', '}
          <Trans>
            and <Plural value={more} one="# thing more" other="# things more" />
          </Trans>
        </>
      ) : null}
    </div>
  );
}
