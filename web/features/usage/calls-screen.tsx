import { Trans, useLingui } from '@lingui/react/macro';
import { IconChartBar } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, client } from '../../api/client.ts';
import { usageCallsSearch } from '../../app/usage-lists-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { CallChips } from './call-chips.tsx';
import { useCallColumns } from './call-columns.tsx';
import { callInput } from './call-input.ts';
import { CallsTotal } from './calls-total.tsx';
import { useFigureNames } from './figure-names.ts';
import { choosePeriod } from './period.ts';
import { SeenAs } from './seen-as.tsx';
import { UsageListPage } from './usage-list-page.tsx';
import { useCallName } from './use-call-name.ts';

/** The calls behind a figure: their amounts add up to it. */
export function UsageCallsScreen() {
  const { t } = useLingui();
  const names = useFigureNames();
  const search = useSearch({ from: '/signed-in/company/usage/calls' });
  const navigate = useNavigate();
  const name = names[search.figure ?? 'calls'];
  const { period: _, from: __, to: ___, ...narrowed } = search;
  return (
    <UsageListPage
      name={name}
      documentTitle={t`Calls behind ${name}`}
      search={search}
      onDays={(days) =>
        void navigate({
          to: '/company/usage/calls',
          search: { ...narrowed, ...days },
          replace: true,
          resetScroll: false,
        })
      }
      exports={{ what: 'calls', choice: callInput(search) }}
    >
      {(today) => <Calls today={today} />}
    </UsageListPage>
  );
}

function Calls({ today }: { today: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const nameCall = useCallName();
  const search = useSearch({ from: '/signed-in/company/usage/calls' });
  const figure = search.figure ?? 'calls';
  const list = useList({
    name: 'usage-calls',
    columns: useCallColumns(figure),
    reader: usageCallsSearch,
    search,
    onSearch: (next) => void navigate({ to: '/company/usage/calls', search: next, replace: true, resetScroll: false }),
    queryKey: api.usage.calls.key(),
    load: ({ limit, cursor, ...asked }, signal) =>
      client.usage.calls(
        { ...callInput(asked), ...choosePeriod(asked, today), limit, ...(cursor ? { cursor } : {}) },
        { signal },
      ),
  });
  return (
    <SeenAs answer={list.answer} from={choosePeriod(search, today).from} error={list.error}>
      <List
        list={list}
        label={t`Calls`}
        tools={<CallChips list={list} />}
        total={<CallsTotal list={list} figure={figure} />}
        rowName={nameCall}
        onOpen={({ id }) => void navigate({ to: '/company/usage/calls/$callId', params: { callId: id } })}
        empty={
          <EmptyState icon={<IconChartBar aria-hidden />} title={<Trans>No calls in this period</Trans>}>
            <Trans>Every meeting and direct call of your company is listed here as soon as it starts.</Trans>
          </EmptyState>
        }
      />
    </SeenAs>
  );
}
