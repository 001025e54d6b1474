import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { News } from './announcements-news.ts';

/** Characters of a message that are read out, or shown beside the chat. */
const excerptLength = 120;

const excerpt = (text: string): string =>
  text.length > excerptLength ? `${text.slice(0, excerptLength).trimEnd()}…` : text;

/** Says in words what happened. */
export function useNewsWords(): (news: News) => string {
  const { t } = useLingui();
  return useCallback(
    (news: News) => {
      switch (news.what) {
        case 'joined':
          return t`${news.name} has joined`;
        case 'left':
          return t`${news.name} has left`;
        case 'waits':
          return t`${news.name} waits in the lobby`;
        case 'raised':
          return t`${news.name} has raised a hand`;
        case 'said': {
          const said = excerpt(news.text);
          return t`${news.name} writes: ${said}`;
        }
        case 'locked':
          return t`The meeting is locked`;
        case 'unlocked':
          return t`The meeting is open again`;
        case 'made-host':
          return t`You are a host now`;
        case 'given-control':
          return t`You have control of the meeting now`;
        case 'made-guest':
          return t`You are a guest now`;
      }
    },
    [t],
  );
}
