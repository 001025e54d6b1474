import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconHistory, IconShieldCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ActivityRow } from '../../../contract/activity.ts';
import { api, client } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { activitySearch } from '../../app/activity-search.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { ListExport } from '../../ui/list/list-export.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { activityColumns } from './activity-columns.tsx';
import { dayIn } from './days.ts';
import { DaysMenu } from './days-menu.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { HeadMailDialog } from './head-mail-dialog.tsx';
import { NarrowedChips } from './narrowed-chips.tsx';
import { useEntryText } from './use-entry-text.ts';
import { useKindOptions } from './use-kind-options.ts';

/** "Activity": who did what to what, when and from where; nothing in it can be changed. */
export function ActivityScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { member } = useSignedIn();
  const [opened, setOpened] = useState<ActivityRow | null>(null);
  const [mailing, setMailing] = useState(false);
  const { actorText, actText } = useEntryText();
  const kinds = useKindOptions();
  const list = useList({
    name: 'activity',
    columns: activityColumns,
    reader: activitySearch,
    search: useSearch({ from: '/signed-in/company/activity' }),
    onSearch: (search) => void navigate({ to: '/company/activity', search, replace: true, resetScroll: false }),
    queryKey: api.activity.list.key(),
    load: (input, signal) => client.activity.list(input, { signal }),
  });
  const total = useTotalText(list);
  const { actor, object, from, to } = list.filters;
  return (
    <AdministrationPage
      documentTitle={t`Activity`}
      actions={
        <>
          <Button leftSection={<IconShieldCheck aria-hidden />} onClick={() => setMailing(true)}>
            <Trans>Mail the head</Trans>
          </Button>
          <ListExport name="activity" list={list} />
        </>
      }
    >
      <List
        list={list}
        label={t`Activity`}
        search={{ label: t`Search the activity log`, placeholder: t`Who, what, or a network address` }}
        filters={[{ id: 'kind', label: t`About`, options: kinds }]}
        tools={
          <>
            <DaysMenu
              days={{ ...(from ? { from } : {}), ...(to ? { to } : {}) }}
              today={dayIn(member?.company.timeZone ?? 'UTC', new Date())}
              onChange={(days) => list.change({ filters: { from: days.from, to: days.to } })}
            />
            <NarrowedChips
              actor={actor}
              object={object}
              rows={list.rows}
              onClear={(filter) => list.change({ filters: { [filter]: undefined } })}
            />
          </>
        }
        total={<Plural value={list.total} one={`${total} entry`} other={`${total} entries`} />}
        rowName={(entry) => [actorText(entry.actor), actText(entry.act), entry.object?.name].filter(Boolean).join(', ')}
        onOpen={setOpened}
        searched={<Trans>Search finds who did it, what it was done to, the act and the network address.</Trans>}
        empty={
          <EmptyState icon={<IconHistory aria-hidden />} title={<Trans>No activity yet</Trans>}>
            <Trans>Whatever is done in company administration, and each sign-in, is listed here.</Trans>
          </EmptyState>
        }
      />
      {opened ? (
        <EntryDialog
          entry={opened}
          onClose={() => setOpened(null)}
          onNarrow={(filters) => {
            setOpened(null);
            list.change({ filters });
          }}
        />
      ) : null}
      {mailing ? <HeadMailDialog onClose={() => setMailing(false)} /> : null}
    </AdministrationPage>
  );
}
