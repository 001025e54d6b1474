import { useLingui } from '@lingui/react/macro';

/** The rules for an invitation, as `@mantine/form` takes them: the fault, or null. */
export function useInviteRules() {
  const { t } = useLingui();
  return {
    fullName: (name: string) => (name.trim() === '' ? t`Enter a name` : null),
    email: (email: string) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t`Enter an email address`),
    localPart: (part: string) => (part.trim() === '' ? t`Enter a video address` : null),
  };
}
