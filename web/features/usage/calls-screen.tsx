import { Trans, useLingui } from '@lingui/react/macro';
import { IconChartBar } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, client } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { HelpLink } from '../../app/pages/help-link.tsx';
import { usageCallsSearch } from '../../app/usage-lists-search.ts';
import { formattingLocale } from '../../i18n/languages.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { Page } from '../../ui/page.tsx';
import { CallChips } from './call-chips.tsx';
import { useCallColumns } from './call-columns.tsx';
import { callInput } from './call-input.ts';
import { daysOf } from './calls-link.ts';
import { CallsTotal } from './calls-total.tsx';
import { ExportMenu } from './export-menu.tsx';
import { useFigureNames } from './figure-names.ts';
import { ImpossiblePeriod } from './impossible-period.tsx';
import { choosePeriod, dayIn, isPossible, nameDays } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import place from './place.module.css';
import { RecordsOnly } from './records-only.tsx';
import { useCallName } from './use-call-name.ts';

/** The calls behind a figure: their amounts add up to it. */
export function UsageCallsScreen() {
  const { t } = useLingui();
  const names = useFigureNames();
  const { member } = useSignedIn();
  const search = useSearch({ from: '/signed-in/company/usage/calls' });
  const navigate = useNavigate();
  const today = dayIn(member?.company.timeZone ?? 'UTC', new Date());
  const period = choosePeriod(search, today);
  const name = names[search.figure ?? 'calls'];
  const days = nameDays(period, formattingLocale(), 'full');
  const change = (next: typeof search) =>
    void navigate({ to: '/company/usage/calls', search: next, replace: true, resetScroll: false });
  const { period: _, from: __, to: ___, ...narrowed } = search;
  return (
    <Page
      title={t`Company usage`}
      documentTitle={t`Calls behind ${name}`}
      help={<HelpLink topic="usage" />}
      subtitle={days}
      actions={
        <>
          <PeriodPicker
            search={search}
            period={period}
            today={today}
            onChange={(next) => change({ ...narrowed, ...daysOf(next) })}
          />
          <ExportMenu period={period} what="calls" choice={callInput(search)} />
        </>
      }
    >
      <div className={place.crumbs}>
        <Breadcrumb up={{ to: '/company/usage' }} upLabel={<Trans>Overview</Trans>} here={name} />
      </div>
      <RecordsOnly>
        {isPossible(period, today) ? <Calls today={today} /> : <ImpossiblePeriod onChange={() => change(narrowed)} />}
      </RecordsOnly>
    </Page>
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
  );
}
