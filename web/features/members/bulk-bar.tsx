import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { MemberRow } from '../../../contract/members.ts';
import { client, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SelectionAction, SelectionBar } from '../../ui/selection-bar.tsx';
import { tell, tellWithUndo } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';
import { runBulk } from './run-bulk.ts';
import { type BulkAct, useBulkTexts } from './use-bulk-texts.ts';
import { useRestore } from './use-restore.ts';

/** What is sent for one of the selected members. */
const send: Record<BulkAct, (member: MemberRow) => Promise<unknown>> = {
  'make-administrator': ({ id, version }) =>
    client.members.update({ params: { id }, headers: ifMatch(version), body: { accessRight: 'administrator' } }),
  suspend: ({ id, version }) =>
    client.members.update({ params: { id }, headers: ifMatch(version), body: { status: 'suspended' } }),
  remove: ({ id, version }) => client.members.remove({ params: { id }, headers: ifMatch(version) }),
};

/** What can be done with the selected members, each act with its consequences first. */
export function BulkBar({ members, onClear }: { members: readonly MemberRow[]; onClear: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const restore = useRestore();
  const texts = useBulkTexts(members.length);
  const [act, setAct] = useState<BulkAct>('suspend');
  const [asking, setAsking] = useState(false);
  const bulk = useMutation({
    mutationFn: async () => {
      const { done, fault } = await runBulk(members, send[act]);
      if (fault) throw fault;
      return done;
    },
    onSuccess: (done) => {
      setAsking(false);
      onClear();
      const message = texts.done(act);
      if (act !== 'remove') return tell(message);
      const undo = () => void runBulk(done, ({ id }) => Promise.resolve(restore(id)));
      tellWithUndo(message, { label: <Trans>Undo</Trans>, run: undo });
    },
    onSettled: () => renewMembers(queries),
  });
  const ask = (asked: BulkAct) => {
    bulk.reset();
    setAct(asked);
    setAsking(true);
  };
  const action = (asked: BulkAct, label: ReactNode) => (
    <SelectionAction danger={asked === 'remove'} onClick={() => ask(asked)}>
      {label}
    </SelectionAction>
  );
  return (
    <>
      <SelectionBar count={members.length} onClear={onClear}>
        {action('make-administrator', <Trans>Make administrator</Trans>)}
        {action('suspend', <Trans>Suspend</Trans>)}
        {action('remove', <Trans>Remove</Trans>)}
      </SelectionBar>
      <ConfirmDialog
        opened={asking && members.length > 0}
        onClose={() => setAsking(false)}
        title={texts.title(act)}
        consequences={
          <>
            <p>{texts.consequences(act)}</p>
            <p>{members.map(({ fullName }) => fullName).join(t`, `)}</p>
          </>
        }
        confirm={texts.confirm(act)}
        danger={act === 'remove'}
        working={bulk.isPending}
        fault={<ProblemAlert error={bulk.error} />}
        onConfirm={() => bulk.mutate()}
      />
    </>
  );
}
