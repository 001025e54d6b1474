import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { HelpLink } from '../../app/pages/help-link.tsx';
import type { PeriodSearch } from '../../app/usage-search.ts';
import { formattingLocale } from '../../i18n/languages.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Page } from '../../ui/page.tsx';
import { daysOf } from './calls-link.ts';
import { ExportMenu, type ExportMenuProps } from './export-menu.tsx';
import { ImpossiblePeriod } from './impossible-period.tsx';
import { choosePeriod, dayIn, isPossible, nameDays } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import place from './place.module.css';
import { RecordsOnly } from './records-only.tsx';

interface UsageListPageProps {
  /** What is listed. */
  name: string;
  documentTitle: string;
  search: PeriodSearch;
  /** Gives the address other days, and leaves the rest of it. */
  onDays: (days: PeriodSearch) => void;
  exports: Pick<ExportMenuProps, 'what' | 'choice'>;
  /** The list, of days that are possible. */
  children: (today: string) => ReactNode;
}

/** Around a list behind the figures: its days, its export, and the way back. */
export function UsageListPage({ name, documentTitle, search, onDays, exports, children }: UsageListPageProps) {
  const { t } = useLingui();
  const { member } = useSignedIn();
  const today = dayIn(member?.company.timeZone ?? 'UTC', new Date());
  const period = choosePeriod(search, today);
  const isPeriod = isPossible(period, today);
  return (
    <Page
      title={t`Company usage`}
      documentTitle={documentTitle}
      help={<HelpLink topic="usage" />}
      subtitle={isPeriod ? nameDays(period, formattingLocale(), 'full') : undefined}
      actions={
        <>
          <PeriodPicker
            search={daysOf(search)}
            period={period}
            today={today}
            onChange={(next) => onDays(daysOf(next))}
          />
          <ExportMenu period={period} {...exports} />
        </>
      }
    >
      <div className={place.crumbs}>
        <Breadcrumb up={{ to: '/company/usage' }} upLabel={<Trans>Overview</Trans>} here={name} />
      </div>
      <RecordsOnly>{isPeriod ? children(today) : <ImpossiblePeriod onChange={() => onDays({})} />}</RecordsOnly>
    </Page>
  );
}
