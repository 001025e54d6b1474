import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { UsageSummary } from '../../../contract/usage.ts';
import { useSignedIn } from '../../api/session.ts';
import { HelpLink } from '../../app/pages/help-link.tsx';
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
import { TotalsOnly } from './totals-only.tsx';
import classes from './usage.module.css';
import { UsageSkeleton } from './usage-skeleton.tsx';
import { useUsage } from './use-usage.ts';

/** "Company usage": the figures of a period, its days, its hours, and how meetings and direct calls share it. */
export function UsageScreen() {
  const { t } = useLingui();
  const format = useFormat();
  const { member } = useSignedIn();
  const search = usageSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (next: UsageSearch) => void navigate({ to: '/company/usage', search: next, replace: true });

  const today = dayIn(member?.company.timeZone ?? 'UTC', new Date());
  const chosen = choosePeriod(search, today);
  const { period, summary, charts, isLoaded, isStale, error, retry } = useUsage(chosen, today);
  const written = nameDays(period, formattingLocale(), 'full');
  const zone = summary?.timeZone ?? member?.company.timeZone ?? '';
  const counted = summary && period.to >= today ? format.ago(summary.countedUpTo) : null;
  const loaded = isLoaded ? summary : undefined;
  return (
    <Page
      title={t`Company usage`}
      help={<HelpLink topic="usage" />}
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
        <div className={classes.stack} data-stale={isStale || undefined}>
          <FigureCards summary={loaded} />
          {charts ? <Charts summary={loaded} {...charts} search={search} onChange={change} /> : <TotalsOnly />}
        </div>
      ) : null}
    </Page>
  );
}

interface ChartsProps {
  summary: UsageSummary;
  days: Parameters<typeof DaysPanel>[0]['days'];
  hours: Parameters<typeof HoursPanel>[0]['hours'];
  search: UsageSearch;
  onChange: (search: UsageSearch) => void;
}

function Charts({ summary, days, hours, search, onChange }: ChartsProps) {
  const { member } = useSignedIn();
  if (!summary.joins.value && !summary.callSeconds.value) return <NoCalls search={search} onChange={onChange} />;
  return (
    <>
      <DaysPanel days={days} search={search} onChange={onChange} />
      <div className={classes.pair}>
        <HoursPanel hours={hours} weekStart={member?.company.weekStart ?? 'monday'} />
        <KindsPanel summary={summary} days={days} />
      </div>
    </>
  );
}
