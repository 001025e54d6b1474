import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { MemberRow } from '../../../contract/members.ts';
import type { AccessRight } from '../../../contract/values.ts';
import { client, ifMatch } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import type { BulkAction } from '../../ui/list/bulk-action.ts';
import { renewMembers } from './renew-members.ts';

interface Change {
  accessRight?: AccessRight;
  status?: MemberRow['status'];
}

/** What can be done with several members at once. */
export function useMemberActs(): readonly BulkAction<MemberRow>[] {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const own = useSignedIn().member?.id;
  const oneself = ({ id }: MemberRow) => (id === own ? t`that is you` : undefined);
  const update = ({ id, version }: MemberRow, body: Change) =>
    client.members.update({ params: { id }, headers: ifMatch(version), body });
  const undo = (body: Change, done: (count: number) => string) => ({
    label: <Trans>Undo</Trans>,
    run: (member: MemberRow) => update(member, body),
    done,
  });
  const saySuspended = (count: number) =>
    plural(count, { one: '# member is suspended', other: '# members are suspended' });
  const saySignIn = (count: number) =>
    plural(count, { one: '# member can sign in again', other: '# members can sign in again' });
  const onEnd = () => renewMembers(queries);
  return [
    {
      id: 'make-administrators',
      label: <Trans>Make administrator</Trans>,
      skip: ({ accessRight }) => (accessRight === 'administrator' ? t`administrators already` : undefined),
      title: (count) =>
        plural(count, { one: 'Make # member an administrator', other: 'Make # members administrators' }),
      consequences: () => (
        <p>
          <Trans>
            Administrators look after members and see usage, and have control in every room of the company. No licence
            is needed for it.
          </Trans>
        </p>
      ),
      confirm: () => t`Make administrators`,
      done: (count) => plural(count, { one: '# member is an administrator', other: '# members are administrators' }),
      run: (member) => update(member, { accessRight: 'administrator' }),
      undo: undo({ accessRight: 'member' }, (count) =>
        plural(count, { one: '# administrator is a member again', other: '# administrators are members again' }),
      ),
      onEnd,
    },
    {
      id: 'suspend-members',
      label: <Trans>Suspend</Trans>,
      skip: (member) => (member.status === 'suspended' ? t`suspended already` : oneself(member)),
      title: (count) => plural(count, { one: 'Suspend # member', other: 'Suspend # members' }),
      consequences: () => (
        <>
          <p>
            <Trans>Each is signed out everywhere and leaves calls at once, and can’t sign in or be called.</Trans>
          </p>
          <p>
            <Trans>Licences, addresses and rooms are kept. You can reactivate at any time.</Trans>
          </p>
        </>
      ),
      confirm: () => t`Suspend members`,
      done: saySuspended,
      run: (member) => update(member, { status: 'suspended' }),
      undo: undo({ status: 'active' }, saySignIn),
      onEnd,
    },
    {
      id: 'reactivate-members',
      label: <Trans>Reactivate</Trans>,
      skip: ({ status }) => (status === 'active' ? t`active already` : undefined),
      title: (count) => plural(count, { one: 'Reactivate # member', other: 'Reactivate # members' }),
      consequences: () => (
        <p>
          <Trans>They can sign in and be called again. Their licences were kept.</Trans>
        </p>
      ),
      confirm: () => t`Reactivate members`,
      done: saySignIn,
      run: (member) => update(member, { status: 'active' }),
      undo: undo({ status: 'suspended' }, saySuspended),
      onEnd,
    },
    {
      id: 'remove-members',
      label: <Trans>Remove</Trans>,
      danger: true,
      skip: oneself,
      title: (count) => plural(count, { one: 'Remove # member', other: 'Remove # members' }),
      consequences: ({ length }) => {
        const count = format.number(length);
        return (
          <>
            <p>
              <Trans>The personal rooms are removed too. Each is signed out everywhere and leaves calls at once.</Trans>{' '}
              {plural(length, { one: `${count} licence is free again.`, other: `${count} licences are free again.` })}
            </p>
            <p>
              <Trans>It can be undone for 30 days. Video addresses and emails are held for as long.</Trans>
            </p>
            <p>
              <Trans>
                Team rooms stay with their other owners and administrators. To hand them over, remove members one by
                one.
              </Trans>
            </p>
          </>
        );
      },
      confirm: () => t`Remove members`,
      done: (count) => plural(count, { one: '# member is removed', other: '# members are removed' }),
      run: ({ id, version }) => client.members.remove({ params: { id }, headers: ifMatch(version) }),
      undo: {
        label: <Trans>Undo</Trans>,
        run: ({ id }) => client.members.restore({ id }),
        done: (count) =>
          plural(count, {
            one: '# member is back, with room and PINs',
            other: '# members are back, with rooms and PINs',
          }),
      },
      onEnd,
    },
  ];
}
