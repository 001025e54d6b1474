import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { Party, WaitingParty } from '../../../contract/live.ts';

interface AnnouncementsProps {
  parties: readonly Party[];
  /** Empty for who may not let in. */
  lobby: readonly WaitingParty[];
  you: LegId;
  muted: boolean;
}

/** The status line for screen readers: who comes and goes, who waits, and one's own microphone. */
export function Announcements({ parties, lobby, you, muted }: AnnouncementsProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const known = useRef(new Map(parties.map(({ leg, name }) => [leg, name])));
  const waited = useRef<ReadonlySet<LegId>>(new Set());
  const wasMuted = useRef(muted);
  useEffect(() => {
    const now = new Map(parties.filter(({ leg }) => leg !== you).map(({ leg, name }) => [leg, name]));
    const came = [...now].filter(([leg]) => !known.current.has(leg)).map(([, name]) => t`${name} has joined`);
    const went = [...known.current]
      .filter(([leg]) => leg !== you && !now.has(leg))
      .map(([, name]) => t`${name} has left`);
    known.current = now;
    const arrived = lobby
      .filter(({ leg }) => !waited.current.has(leg))
      .map(({ name }) => t`${name} waits in the lobby`);
    waited.current = new Set(lobby.map(({ leg }) => leg));
    const news = [...came, ...went, ...arrived];
    if (news.length > 0) setText(news.join(', '));
  }, [parties, lobby, you, t]);
  useEffect(() => {
    if (wasMuted.current === muted) return;
    wasMuted.current = muted;
    setText(muted ? t`You are muted` : t`You can be heard`);
  }, [muted, t]);
  return (
    <div className="visually-hidden" role="status">
      {text}
    </div>
  );
}
