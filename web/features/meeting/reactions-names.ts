import { useLingui } from '@lingui/react/macro';
import type { Reaction } from '../../../contract/live.ts';

/** The reactions in words. */
export function useReactionNames(): Record<Reaction, string> {
  const { t } = useLingui();
  return {
    '👍': t`Thumbs up`,
    '❤️': t`Heart`,
    '👏': t`Applause`,
    '😂': t`Laughter`,
    '😮': t`Surprise`,
    '🎉': t`Celebration`,
  };
}
