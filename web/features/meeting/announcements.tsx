import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';

interface AnnouncementsProps {
  parties: readonly Party[];
  you: LegId;
  muted: boolean;
}

/** The status line for screen readers: who comes and goes, and one's own microphone. */
export function Announcements({ parties, you, muted }: AnnouncementsProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const known = useRef(new Map(parties.map(({ leg, name }) => [leg, name])));
  const wasMuted = useRef(muted);
  useEffect(() => {
    const now = new Map(parties.filter(({ leg }) => leg !== you).map(({ leg, name }) => [leg, name]));
    const came = [...now].filter(([leg]) => !known.current.has(leg)).map(([, name]) => t`${name} has joined`);
    const went = [...known.current]
      .filter(([leg]) => leg !== you && !now.has(leg))
      .map(([, name]) => t`${name} has left`);
    known.current = now;
    if (came.length + went.length > 0) setText([...came, ...went].join(', '));
  }, [parties, you, t]);
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
