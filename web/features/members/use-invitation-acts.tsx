import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { serviceQuery } from '../../api/session.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import type { BulkAction } from '../../ui/list/bulk-action.ts';
import { renewMembers } from './renew-members.ts';
import type { Invitation } from './revoke-dialog.tsx';

/** What can be done with several invitations at once. Links can't be handed over in bulk: sending again needs mail. */
export function useInvitationActs(): readonly BulkAction<Invitation>[] {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const { data: service } = useQuery(serviceQuery());
  const onEnd = () => renewMembers(queries);
  const resend: BulkAction<Invitation> = {
    id: 'send-invitations-again',
    label: <Trans>Send again</Trans>,
    title: (count) => plural(count, { one: 'Send # invitation again', other: 'Send # invitations again' }),
    consequences: () => (
      <p>
        <Trans>Each gets a new link by mail, and the old one stops working. No further licence is held.</Trans>
      </p>
    ),
    confirm: () => t`Send again`,
    done: (count) => plural(count, { one: '# invitation is mailed again', other: '# invitations are mailed again' }),
    run: ({ id }) => client.invitations.resend({ id }),
    onEnd,
  };
  const revoke: BulkAction<Invitation> = {
    id: 'revoke-invitations',
    label: <Trans>Revoke</Trans>,
    danger: true,
    title: (count) => plural(count, { one: 'Revoke # invitation', other: 'Revoke # invitations' }),
    consequences: ({ length }) => {
      const count = format.number(length);
      return (
        <p>
          <Trans>The links stop working, and the addresses are free again.</Trans>{' '}
          {plural(length, { one: `${count} licence is free again.`, other: `${count} licences are free again.` })}
        </p>
      );
    },
    confirm: () => t`Revoke invitations`,
    done: (count) => plural(count, { one: '# invitation is revoked', other: '# invitations are revoked' }),
    run: ({ id }) => client.invitations.revoke({ id }),
    onEnd,
  };
  return service?.sendsMail ? [resend, revoke] : [revoke];
}
