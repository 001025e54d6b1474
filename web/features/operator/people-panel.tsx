import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconDotsVertical,
  IconKey,
  IconPlayerPlay,
  IconSearch,
  IconShieldPlus,
  IconUserPlus,
} from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage, PersonRow } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { ActionMenu, type MenuAct } from '../../ui/action-menu.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { InviteAdministratorDialog } from './invite-administrator-dialog.tsx';
import { InvitedPeople } from './invited-people.tsx';
import classes from './operator.module.css';
import { RescueDialog, type RescueKind } from './rescue-dialog.tsx';

/** Who is in the company, and what the provider does where its administrators can't help themselves. */
export function PeoplePanel({ company }: { company: CompanyPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const [shown, setShown] = useState<'administrator' | 'all'>('administrator');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [inviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<{ kind: RescueKind; person: PersonRow } | null>(null);
  const people = useInfiniteQuery(
    api.operator.members.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id: company.id,
        limit: 10,
        ...(shown === 'all' ? {} : { accessRight: shown }),
        ...(search ? { search } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = people.data?.pages.at(-1)?.total ?? 0;
  return (
    <Panel
      title={<Trans>People</Trans>}
      flush
      actions={
        <Button leftSection={<IconUserPlus aria-hidden />} onClick={() => setInviting(true)}>
          <Trans>Invite administrator</Trans>
        </Button>
      }
    >
      <div className={classes.tools}>
        <TextInput
          aria-label={t`Search people`}
          placeholder={t`Name, email or address`}
          leftSection={<IconSearch aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t`Who is shown`}
          value={shown}
          onChange={(value) => setShown(value === 'all' ? 'all' : 'administrator')}
          data={[
            { value: 'administrator', label: t`Administrators` },
            { value: 'all', label: t`Everybody` },
          ]}
        />
      </div>
      {people.error && !people.data ? (
        <ProblemState error={people.error} onRetry={() => void people.refetch()} />
      ) : null}
      {people.isPending ? <RowsSkeleton rows={2} /> : null}
      {people.data && rows.length === 0 ? (
        <p className={classes.none}>
          {search ? <Trans>Nobody is found.</Trans> : <Trans>Nobody has accepted an invitation yet.</Trans>}
        </p>
      ) : null}
      <ul className={classes.rows}>
        {rows.map((person) => (
          <Person key={person.id} person={person} onAsk={(kind) => setAsked({ kind, person })} />
        ))}
      </ul>
      {search ? null : <InvitedPeople company={company} />}
      {people.hasNextPage ? (
        <LoadMore
          loading={people.isFetchingNextPage}
          onLoad={() => void people.fetchNextPage()}
          shown={format.number(rows.length)}
          total={format.number(total)}
        />
      ) : null}
      {inviting ? <InviteAdministratorDialog company={company} onClose={() => setInviting(false)} /> : null}
      {asked ? (
        <RescueDialog company={company} kind={asked.kind} person={asked.person} onClose={() => setAsked(null)} />
      ) : null}
    </Panel>
  );
}

function Person({ person, onAsk }: { person: PersonRow; onAsk: (kind: RescueKind) => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { fullName, email, accessRight, status, lastSeenAt } = person;
  const seen = lastSeenAt ? format.ago(lastSeenAt) : null;
  return (
    <li>
      <Avatar name={fullName} />
      <div className={classes.text}>
        <p>
          <span className={classes.strong}>{fullName}</span>{' '}
          {status === 'suspended' ? (
            <Badge color="copper" miw="max-content">
              <Trans>Suspended</Trans>
            </Badge>
          ) : null}
        </p>
        <p className={classes.small}>
          {accessRight === 'administrator' ? <Trans>Administrator</Trans> : <Trans>Member</Trans>} · {email} ·{' '}
          {seen ? <Trans>last seen {seen}</Trans> : <Trans>never seen</Trans>}
        </p>
      </div>
      <div className={classes.end}>
        <ActionMenu
          acts={actsOf(person, onAsk)}
          target={(ref) => (
            <ActionIcon ref={ref} aria-label={t`Help ${fullName}`}>
              <IconDotsVertical aria-hidden />
            </ActionIcon>
          )}
        />
      </div>
    </li>
  );
}

function actsOf({ accessRight, status }: PersonRow, onAsk: (kind: RescueKind) => void): MenuAct[] {
  if (accessRight === 'member') {
    return [
      {
        id: 'promote',
        label: <Trans>Make administrator</Trans>,
        icon: <IconShieldPlus aria-hidden />,
        run: () => onAsk('promote'),
      },
    ];
  }
  const password: MenuAct = {
    id: 'password',
    label: <Trans>Send password link</Trans>,
    icon: <IconKey aria-hidden />,
    run: () => onAsk('password'),
  };
  if (status === 'active') return [password];
  return [
    {
      id: 'reactivate',
      label: <Trans>Reactivate</Trans>,
      icon: <IconPlayerPlay aria-hidden />,
      run: () => onAsk('reactivate'),
    },
    password,
  ];
}
