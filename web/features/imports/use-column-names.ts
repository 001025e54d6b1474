import { useLingui } from '@lingui/react/macro';
import type { ImportColumn } from '../../../contract/imports.ts';

/** The columns of a file as people read them. */
export function useColumnNames(): Readonly<Record<ImportColumn, string>> {
  const { t } = useLingui();
  return {
    fullName: t`Full name`,
    email: t`Email`,
    localPart: t`Video address`,
    domain: t`Domain`,
    accessRight: t`Access right`,
  };
}
