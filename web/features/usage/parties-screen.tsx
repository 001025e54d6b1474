import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session.ts';
import { HelpLink } from '../../app/pages/help-link.tsx';
import { type UsagePartiesSearch, usagePartiesSearch } from '../../app/usage-lists-search.ts';
import { formattingLocale } from '../../i18n/languages.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Page } from '../../ui/page.tsx';
import { daysOf, type PartyTable, tablePaths } from './calls-link.ts';
import { ExportMenu } from './export-menu.tsx';
import { ImpossiblePeriod } from './impossible-period.tsx';
import { PartiesList } from './parties-list.tsx';
import { choosePeriod, dayIn, isPossible, nameDays } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import place from './place.module.css';
import { RecordsOnly } from './records-only.tsx';

const UsageMembersScreen = () => <Parties table="members" />;
const UsageRoomsScreen = () => <Parties table="rooms" />;
const UsageVideoSystemsScreen = () => <Parties table="video-systems" />;

export { UsageMembersScreen, UsageRoomsScreen, UsageVideoSystemsScreen };

/** All members, rooms or video systems, and how much each was used in a period. */
function Parties({ table }: { table: PartyTable }) {
  const { t } = useLingui();
  const { member } = useSignedIn();
  const navigate = useNavigate();
  const search = usagePartiesSearch(useSearch({ strict: false }));
  const today = dayIn(member?.company.timeZone ?? 'UTC', new Date());
  const period = choosePeriod(search, today);
  const names: Record<PartyTable, string> = {
    members: t`Members`,
    rooms: t`Rooms`,
    'video-systems': t`Video systems`,
  };
  const name = names[table];
  const change = (next: UsagePartiesSearch) =>
    void navigate({ to: tablePaths[table], search: next, replace: true, resetScroll: false });
  const { period: _, from: __, to: ___, ...narrowed } = search;
  const { search: typed, used, sort, order } = narrowed;
  const column = sort ?? usagePartiesSearch.first;
  return (
    <Page
      title={t`Company usage`}
      documentTitle={t`Usage: ${name}`}
      help={<HelpLink topic="usage" />}
      subtitle={nameDays(period, formattingLocale(), 'full')}
      actions={
        <>
          <PeriodPicker
            search={daysOf(search)}
            period={period}
            today={today}
            onChange={(next) => change({ ...narrowed, ...daysOf(next) })}
          />
          <ExportMenu
            period={period}
            what={table}
            choice={{ search: typed, used, sort: column, order: order ?? usagePartiesSearch.natural[column] }}
          />
        </>
      }
    >
      <div className={place.crumbs}>
        <Breadcrumb up={{ to: '/company/usage' }} upLabel={<Trans>Overview</Trans>} here={name} />
      </div>
      <RecordsOnly>
        {isPossible(period, today) ? (
          <PartiesList key={table} table={table} name={name} search={search} today={today} onSearch={change} />
        ) : (
          <ImpossiblePeriod onChange={() => change(narrowed)} />
        )}
      </RecordsOnly>
    </Page>
  );
}
