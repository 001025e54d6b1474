import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type UsagePartiesSearch, usagePartiesSearch } from '../../app/usage-lists-search.ts';
import { type PartyTable, tablePaths } from './calls-link.ts';
import { PartiesList } from './parties-list.tsx';
import { UsageListPage } from './usage-list-page.tsx';

const UsageMembersScreen = () => <Parties table="members" />;
const UsageRoomsScreen = () => <Parties table="rooms" />;
const UsageVideoSystemsScreen = () => <Parties table="video-systems" />;

export { UsageMembersScreen, UsageRoomsScreen, UsageVideoSystemsScreen };

/** All members, rooms or video systems, and how much each was used in a period. */
function Parties({ table }: { table: PartyTable }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const search = usagePartiesSearch(useSearch({ strict: false }));
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
    <UsageListPage
      name={name}
      documentTitle={t`Usage: ${name}`}
      search={search}
      onDays={(days) => change({ ...narrowed, ...days })}
      exports={{
        what: table,
        choice: { search: typed, used, sort: column, order: order ?? usagePartiesSearch.natural[column] },
      }}
    >
      {(today) => <PartiesList key={table} table={table} name={name} search={search} today={today} onSearch={change} />}
    </UsageListPage>
  );
}
