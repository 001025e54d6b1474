import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { type UsageSearch, usageSearch } from '../../app/usage-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DaysPanel } from './days-panel.tsx';
import { FigureCards } from './figure-cards.tsx';
import { HoursPanel } from './hours-panel.tsx';
import { KindsPanel } from './kinds-panel.tsx';
import { NoCalls } from './no-calls.tsx';
import { choosePeriod, dayIn, nameDays } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import classes from './usage.module.css';
import { UsageSkeleton } from './usage-skeleton.tsx';

const refreshEvery = 30_000;

/** "Company usage": the figures of a period, its days, its hours, and how meetings and direct calls share it. */
export function UsageScreen() {
  const { t } = useLingui();
  const format = useFormat();
  const { member } = useSignedIn();
  const search = usageSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (next: UsageSearch) => void navigate({ to: '/company/usage', search: next, replace: true });

  const today = dayIn(member?.company.timeZone ?? 'UTC', new Date());
  const period = choosePeriod(search, today);
  const asked = {
    input: period,
    placeholderData: keepPreviousData,
    refetchInterval: period.to === today ? refreshEvery : false,
  } as const;
  const summary = useQuery(api.usage.summary.queryOptions(asked));
  const days = useQuery(api.usage.days.queryOptions(asked));
  const hours = useQuery(api.usage.hours.queryOptions(asked));

  const written = nameDays(period, formattingLocale(), 'full');
  const zone = summary.data?.timeZone ?? member?.company.timeZone ?? '';
  const counted = summary.data && period.to >= today ? format.ago(summary.data.countedUpTo) : null;
  const error = summary.error ?? days.error ?? hours.error;
  const retry = () => void Promise.all([summary.refetch(), days.refetch(), hours.refetch()]);
  const loaded = summary.data && days.data && hours.data;
  return (
    <Page
      title={t`Company usage`}
      subtitle={counted ? t`${written}, ${zone} · counted up to ${counted}` : `${written}, ${zone}`}
      actions={<PeriodPicker search={search} period={period} today={today} onChange={change} />}
    >
      {error && !loaded ? (
        <Panel>
          <ProblemState error={error} onRetry={retry} />
        </Panel>
      ) : null}
      {!error && !loaded ? <UsageSkeleton /> : null}
      {loaded ? (
        <div className={classes.stack} data-stale={summary.isPlaceholderData || undefined}>
          <FigureCards summary={summary.data} />
          {summary.data.joins.value + summary.data.callSeconds.value === 0 ? (
            <NoCalls search={search} onChange={change} />
          ) : (
            <>
              <DaysPanel days={days.data.items} search={search} onChange={change} />
              <div className={classes.pair}>
                <HoursPanel hours={hours.data.items} weekStart={member?.company.weekStart ?? 'monday'} />
                <KindsPanel summary={summary.data} days={days.data.items} />
              </div>
            </>
          )}
        </div>
      ) : null}
    </Page>
  );
}
