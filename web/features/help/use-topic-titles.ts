import { useLingui } from '@lingui/react/macro';
import type { HelpTopic } from '../../app/help-topic.ts';

/** What the pages of the help are called. */
export function useTopicTitles(): Readonly<Record<HelpTopic, string>> {
  const { t } = useLingui();
  return {
    meetings: t`Meetings`,
    addresses: t`Video addresses and rooms`,
    'desktop-app': t`The desktop app`,
    members: t`Members`,
    'team-rooms': t`Team rooms`,
    'video-systems': t`Video systems and QR codes`,
    settings: t`Settings and activity`,
    usage: t`Company usage and its definitions`,
    service: t`Service operation`,
  };
}
