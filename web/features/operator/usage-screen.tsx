import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { OperationPage } from './operation-page.tsx';
import classes from './usage.module.css';
import { type MonthOfUse, Trend } from './usage-trend.tsx';

const months = 12;
const pageLength = 50;

interface Row {
  id: string;
  name: string;
  months: readonly MonthOfUse[];
}

/** "Usage" of the service: what each company calls, month by month; sums, and nothing about anybody. */
export function ServiceUsageScreen() {
  const { t } = useLingui();
  const usage = useInfiniteQuery(
    api.usage.ofCompanies.infiniteOptions({
      input: (cursor: string | undefined) => ({ months, limit: pageLength, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      refetchInterval: 60_000,
    }),
  );
  const rows = usage.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <OperationPage documentTitle={t`Usage`}>
      <div className={classes.page}>
        <p className={classes.quiet}>
          <Trans>
            Sums of the last 12 months of UTC, this one until now. Nothing here is about a person; who was in a call is
            for the company’s own administrators.
          </Trans>
        </p>
        {usage.isPending ? (
          <Panel flush>
            <RowsSkeleton rows={6} />
          </Panel>
        ) : null}
        {usage.error && !usage.data ? (
          <Panel>
            <ProblemState error={usage.error} onRetry={() => void usage.refetch()} />
          </Panel>
        ) : null}
        {usage.data && rows.length === 0 ? (
          <Panel>
            <EmptyState icon={<IconChartBar aria-hidden />} title={<Trans>No companies yet</Trans>}>
              <Trans>What companies call is summed here by month.</Trans>
            </EmptyState>
          </Panel>
        ) : null}
        {rows.length > 0 ? <Companies rows={rows} /> : null}
        {usage.hasNextPage ? (
          <Button
            className={classes.more}
            loading={usage.isFetchingNextPage}
            onClick={() => void usage.fetchNextPage()}
          >
            <Trans>Show more companies</Trans>
          </Button>
        ) : null}
      </div>
    </OperationPage>
  );
}

function Companies({ rows }: { rows: readonly Row[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const most = Math.max(1, ...rows.flatMap((row) => row.months.map(({ callSeconds }) => callSeconds)));
  const now = ({ months: all }: Row) => all.at(-1) ?? none;
  const before = ({ months: all }: Row) => all.at(-2) ?? none;
  const month = (row: Row | undefined) => (row ? nameMonth(before(row).month) : '');
  const last = month(rows[0]);
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: <Trans>Company</Trans>,
      cell: ({ id, name }) => (
        <Link to="/operator/companies/$companyId" params={{ companyId: id }} className={classes.name}>
          {name}
        </Link>
      ),
      card: 'head',
    },
    {
      id: 'trend',
      header: <Trans>Minutes, 12 months</Trans>,
      cell: (row) => <Trend months={row.months} most={most} />,
    },
    { ...numeric('calls', <Trans>Calls this month</Trans>), cell: (row) => format.number(now(row).calls) },
    { ...numeric('joins', <Trans>Joins this month</Trans>), cell: (row) => format.number(now(row).joins) },
    {
      ...numeric('minutes', <Trans>Minutes this month</Trans>),
      cell: (row) => format.minutes(now(row).callSeconds),
      card: 'line',
    },
    { ...numeric('before', <Trans>Minutes in {last}</Trans>), cell: (row) => format.minutes(before(row).callSeconds) },
    {
      ...numeric('year', <Trans>Minutes, 12 months together</Trans>),
      cell: (row) => format.minutes(row.months.reduce((sum, { callSeconds }) => sum + callSeconds, 0)),
    },
  ];
  return <DataTable label={t`Usage by company`} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

const none: MonthOfUse = { month: '1970-01-01', calls: 0, joins: 0, callSeconds: 0 };
const numeric = (id: string, header: Column<Row>['header']) => ({ id, header, numeric: true });

const nameMonth = (month: string) =>
  new Intl.DateTimeFormat(formattingLocale(), { timeZone: 'UTC', month: 'long' }).format(
    new Date(`${month}T00:00:00Z`),
  );
