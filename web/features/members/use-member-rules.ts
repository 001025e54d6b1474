import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { usePinRules } from '../rooms/index.ts';
import type { MemberValues } from './member-values.ts';

/** The company's least length of a PIN, where it is known yet. */
export function usePinMinimum(): number {
  const company = useQuery(api.company.get.queryOptions());
  return Math.max(4, company.data?.pinRule.minimumLength ?? 4);
}

/** The rules for a member's page, as `@mantine/form` takes them. */
export function useMemberRules() {
  const { t } = useLingui();
  const pins = usePinRules();
  const filled = (fault: string) => (text: string) => (text.trim() === '' ? fault : null);
  return {
    fullName: filled(t`Enter a name`),
    localPart: filled(t`Enter a video address`),
    room: {
      name: filled(t`Enter a name`),
      hostPin: (pin: string, { room }: MemberValues) => pins.hostPin(pin, room),
      guestPin: (pin: string, { room }: MemberValues) => pins.guestPin(pin, room),
    },
  };
}
