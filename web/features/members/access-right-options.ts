import { useLingui } from '@lingui/react/macro';

/** The access rights, for a list to choose from. */
export function useAccessRightOptions() {
  const { t } = useLingui();
  return [
    { value: 'member', label: t`Member` },
    { value: 'administrator', label: t`Administrator` },
  ];
}
