import { useLingui } from '@lingui/react/macro';
import type { MemberField } from './member-values.ts';

/** The fields of a member's page by the names that they have inside a sentence. */
export function useFieldNames(): Record<MemberField, string> {
  const { t } = useLingui();
  return {
    fullName: t`full name`,
    localPart: t`video address`,
    accessRight: t`access right`,
    'room.name': t`room name`,
    'room.hostPin': t`host PIN`,
    'room.guestPin': t`guest PIN`,
    'room.lobby': t`lobby`,
  };
}
