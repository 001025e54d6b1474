import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

export type BulkAct = 'make-administrator' | 'suspend' | 'remove';

/** What is said before and after an act on several members. */
export function useBulkTexts(count: number) {
  const { t } = useLingui();
  const title: Record<BulkAct, string> = {
    'make-administrator': plural(count, {
      one: 'Make # member an administrator',
      other: 'Make # members administrators',
    }),
    suspend: plural(count, { one: 'Suspend # member', other: 'Suspend # members' }),
    remove: plural(count, { one: 'Remove # member', other: 'Remove # members' }),
  };
  const consequences: Record<BulkAct, string> = {
    'make-administrator': t`Administrators look after members and see usage, and have control in every room of the company.`,
    suspend: t`Each is signed out everywhere and leaves calls at once. Licences, addresses and rooms are kept.`,
    remove: t`The personal rooms are removed too, and the licences are free again. It can be undone for 30 days.`,
  };
  const confirm: Record<BulkAct, string> = {
    'make-administrator': t`Make administrators`,
    suspend: t`Suspend members`,
    remove: t`Remove members`,
  };
  const done: Record<BulkAct, string> = {
    'make-administrator': plural(count, { one: '# member is an administrator', other: '# members are administrators' }),
    suspend: plural(count, { one: '# member is suspended', other: '# members are suspended' }),
    remove: plural(count, { one: '# member is removed', other: '# members are removed' }),
  };
  return {
    title: (act: BulkAct) => title[act],
    consequences: (act: BulkAct) => consequences[act],
    confirm: (act: BulkAct) => confirm[act],
    done: (act: BulkAct) => done[act],
  };
}
