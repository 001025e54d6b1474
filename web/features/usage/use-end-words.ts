import { useLingui } from '@lingui/react/macro';

/** How somebody's time in a call ended, in words; nothing while it goes on. */
export function useEndWords(): (leg: { leftAt: string | null; endReason: string | null }) => string {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    left: t`left`,
    ended: t`the call was ended for all`,
    removed: t`removed by a host`,
    lost: t`connection lost`,
    'time-limit': t`ended by the time limit`,
    'no-host': t`ended after the last host had left`,
    'room-removed': t`ended because the room was removed`,
    suspended: t`ended because the account or company was suspended`,
    replaced: t`went on in another window`,
  };
  return ({ leftAt, endReason }) => (leftAt === null ? '' : (words[endReason ?? ''] ?? t`left`));
}
