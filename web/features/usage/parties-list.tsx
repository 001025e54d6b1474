import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconChartBar } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { api, client } from '../../api/client.ts';
import { type UsagePartiesSearch, usagePartiesSearch } from '../../app/usage-lists-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import type { PartyTable } from './calls-link.ts';
import { partyCalls } from './party-calls.ts';
import { partyColumns } from './party-columns.tsx';
import { choosePeriod } from './period.ts';
import { SeenAs } from './seen-as.tsx';

interface PartiesListProps {
  table: PartyTable;
  name: string;
  search: UsagePartiesSearch;
  today: string;
  onSearch: (search: UsagePartiesSearch) => void;
}

const methods = { members: 'members', rooms: 'rooms', 'video-systems': 'videoSystems' } as const;

/** Searched, sorted and narrowed to those that were used, or were not; each opens its calls. */
export function PartiesList({ table, name, search, today, onSearch }: PartiesListProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const method = methods[table];
  const list = useList({
    name: `usage-${table}`,
    columns: partyColumns(table, search),
    reader: usagePartiesSearch,
    search,
    onSearch,
    queryKey: api.usage[method].key(),
    load: ({ limit, cursor, search: typed, used, sort, order, ...days }, signal) =>
      client.usage[method](
        {
          ...{ limit, sort, order, ...choosePeriod(days, today) },
          ...(cursor ? { cursor } : {}),
          ...(typed ? { search: typed } : {}),
          ...(used ? { used } : {}),
        },
        { signal },
      ),
  });
  const total = useTotalText(list);
  return (
    <SeenAs answer={list.answer} from={choosePeriod(search, today).from} error={list.error}>
      <List
        list={list}
        label={name}
        search={{ label: t`Search`, placeholder: t`Name or video address` }}
        filters={[
          {
            id: 'used',
            label: t`Used`,
            options: [
              { value: 'used', label: t`In the period` },
              { value: 'unused', label: t`Not in the period` },
            ],
          },
        ]}
        total={<Plural value={list.total} one={`${total} row`} other={`${total} rows`} />}
        rowName={(row) => row.name}
        onOpen={(row) => void navigate(partyCalls(table, row, search))}
        searched={<Trans>Search finds any part of a name or a video address.</Trans>}
        empty={
          <EmptyState icon={<IconChartBar aria-hidden />} title={<Trans>None yet</Trans>}>
            <Trans>What your company has is listed here, with how much it was used in the period.</Trans>
          </EmptyState>
        }
      />
    </SeenAs>
  );
}
