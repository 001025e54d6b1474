import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { HelpLink } from '../../app/pages/help-link.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import type { UsageSearch } from '../../app/usage-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import { rememberSearch } from '../../ui/list/place.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ImpossiblePeriod } from './impossible-period.tsx';
import { PageExport } from './page-export.tsx';
import { choosePeriod, dayIn, nameDays } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import { StillCounting } from './still-counting.tsx';
import { UsageBody } from './usage-body.tsx';
import { UsagePageContext } from './usage-page.ts';
import { UsageSkeleton } from './usage-skeleton.tsx';
import { usePrinting } from './use-printing.ts';
import { useUsage } from './use-usage.ts';

/** "Company usage": the figures of a period, and everything that explains them. */
export function UsageScreen() {
  const { t } = useLingui();
  const format = useFormat();
  const { member } = useSignedIn();
  const search = useSearch({ from: '/signed-in/company/usage/' });
  const navigate = useNavigate();
  const change = (next: UsageSearch) =>
    void navigate({ to: '/company/usage', search: next, replace: true, resetScroll: false });
  useEffect(() => rememberSearch('/company/usage', search), [search]);

  const today = dayIn(member?.company.timeZone ?? 'UTC', new Date());
  const { period, possible, summary, people, isStale, isCounting, error, retry } = useUsage(
    choosePeriod(search, today),
    today,
  );
  const { isPrinting, print } = usePrinting();
  const written = possible ? nameDays(period, formattingLocale(), 'full') : '';
  const zone = summary?.timeZone ?? member?.company.timeZone ?? '';
  const counted = summary && period.to >= today ? format.ago(summary.countedUpTo) : null;
  const privacy = summary?.privacy ?? 'per-person';
  return (
    <Page
      title={t`Company usage`}
      help={<HelpLink topic="usage" />}
      subtitle={
        counted ? t`${written}, ${zone} · counted up to ${counted}` : [written, zone].filter(Boolean).join(', ')
      }
      actions={
        <>
          <PeriodPicker search={search} period={period} today={today} onChange={change} compares />
          <PageExport period={period} privacy={privacy} onPrint={print} />
        </>
      }
    >
      {possible ? null : <ImpossiblePeriod onChange={() => change({})} />}
      {error && !summary ? (
        <Panel>
          <ProblemState error={error} onRetry={retry} />
        </Panel>
      ) : null}
      {isCounting ? <StillCounting /> : null}
      {possible && !error && !summary ? <UsageSkeleton /> : null}
      {possible && summary ? (
        <UsagePageContext value={{ search, change, period, today, privacy, isPrinting }}>
          <UsageBody summary={summary} people={people} isStale={isStale} />
        </UsagePageContext>
      ) : null}
    </Page>
  );
}
