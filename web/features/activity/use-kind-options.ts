import { useLingui } from '@lingui/react/macro';

/** The kinds of things that entries are about, for the filter. */
export function useKindOptions() {
  const { t } = useLingui();
  return [
    { value: 'session', label: t`Sign-ins` },
    { value: 'member', label: t`Members` },
    { value: 'invitation', label: t`Invitations` },
    { value: 'import', label: t`Imports` },
    { value: 'room', label: t`Personal rooms` },
    { value: 'team-room', label: t`Team rooms` },
    { value: 'video-system', label: t`Video systems` },
    { value: 'company', label: t`Company` },
    { value: 'domain', label: t`Domains` },
    { value: 'licence', label: t`Licences` },
    { value: 'access-token', label: t`Access tokens` },
  ];
}
