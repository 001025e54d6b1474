import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconChartBar } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, client } from '../../api/client.ts';
import { type ServiceUsageSort, serviceUsageSearch } from '../../app/service-usage-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Column } from '../../ui/list/columns.ts';
import { List } from '../../ui/list/list.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { OperationPage } from './operation-page.tsx';
import classes from './usage.module.css';
import { type MonthOfUse, Trend } from './usage-trend.tsx';

const months = 12;

interface Row {
  id: string;
  name: string;
  months: readonly MonthOfUse[];
}

type UsageColumn = Column<Row, ServiceUsageSort>;

/** "Usage" of the service: what each company calls, month by month; sums, and nothing about anybody. */
export function ServiceUsageScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const list = useList({
    name: 'service-usage',
    columns,
    reader: serviceUsageSearch,
    search: useSearch({ from: '/signed-in/operator/usage' }),
    onSearch: (search) => void navigate({ to: '/operator/usage', search, replace: true, resetScroll: false }),
    queryKey: api.usage.ofCompanies.key(),
    load: ({ limit, cursor, sort, order }, signal) =>
      client.usage.ofCompanies({ months, limit, sort, order, ...(cursor ? { cursor } : {}) }, { signal }),
  });
  const total = useTotalText(list);
  return (
    <OperationPage documentTitle={t`Usage`}>
      <div className={classes.page}>
        <p className={classes.quiet}>
          <Trans>
            Sums of the last 12 months of UTC, this one until now. Nothing here is about a person; who was in a call is
            for the company’s own administrators.
          </Trans>
        </p>
        <List
          list={list}
          label={t`Usage by company`}
          total={<Plural value={list.total} one={`${total} company`} other={`${total} companies`} />}
          rowName={({ name }) => name}
          onOpen={({ id }) => void navigate({ to: '/operator/companies/$companyId', params: { companyId: id } })}
          empty={
            <EmptyState icon={<IconChartBar aria-hidden />} title={<Trans>No companies yet</Trans>}>
              <Trans>What companies call is summed here by month.</Trans>
            </EmptyState>
          }
        />
      </div>
    </OperationPage>
  );
}

const none: MonthOfUse = { month: '1970-01-01', calls: 0, joins: 0, callSeconds: 0 };
const now = ({ months: all }: Row) => all.at(-1) ?? none;
const before = ({ months: all }: Row) => all.at(-2) ?? none;
const together = ({ months: all }: Row) => all.reduce((sum, { callSeconds }) => sum + callSeconds, 0);

const number = (
  sort: ServiceUsageSort,
  header: UsageColumn['header'],
  write: (row: Row, format: ReturnType<typeof useFormat>) => string,
): UsageColumn => ({
  ...{ id: sort, header, sort, share: 3, least: 112, numeric: true },
  cell: (row) => <Written row={row} write={write} />,
});

function Written({ row, write }: { row: Row; write: (row: Row, format: ReturnType<typeof useFormat>) => string }) {
  return write(row, useFormat());
}

const columns: readonly UsageColumn[] = [
  {
    ...{ id: 'name', header: <Trans>Company</Trans>, sort: 'name', share: 14, least: 170, card: 'head' },
    cell: ({ id, name }) => (
      <Link to="/operator/companies/$companyId" params={{ companyId: id }} className={classes.name}>
        {name}
      </Link>
    ),
  },
  {
    ...{ id: 'trend', header: <Trans>Minutes, 12 months</Trans>, share: 6, least: 150 },
    cell: ({ months: all }) => <Trend months={all} />,
  },
  number('calls', <Trans>Calls this month</Trans>, (row, format) => format.number(now(row).calls)),
  number('joins', <Trans>Joins this month</Trans>, (row, format) => format.number(now(row).joins)),
  {
    ...number('callSeconds', <Trans>Minutes this month</Trans>, (row, format) => format.minutes(now(row).callSeconds)),
    card: 'line',
  },
  number('previousSeconds', <Trans>Minutes last month</Trans>, (row, format) =>
    format.minutes(before(row).callSeconds),
  ),
  number('allSeconds', <Trans>All 12 months</Trans>, (row, format) => format.minutes(together(row))),
];
