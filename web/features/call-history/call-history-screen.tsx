import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import classes from './call-history.module.css';
import { CallRow } from './call-row.tsx';
import { groupByDay } from './group-by-day.ts';
import { useSeeMissed } from './use-see-missed.ts';

const pageLength = 50;

/** "My call history": every call that I was in, newest first, day by day. */
export function CallHistoryScreen() {
  const { t } = useLingui();
  const format = useFormat();
  const { member } = useSignedIn();
  const [only, setOnly] = useState<'all' | 'missed'>('all');
  useSeeMissed();
  const history = useInfiniteQuery(
    api.calls.mine.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: pageLength,
        ...(only === 'missed' ? { only } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  const calls = history.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = history.data?.pages[0]?.total ?? 0;
  const shown = format.number(calls.length);
  const all = format.number(total);
  const days = groupByDay(calls, member?.company.timeZone ?? 'UTC', new Date());
  return (
    <Page
      title={t`My call history`}
      subtitle={
        total > 0 ? plural(total, { one: '1 call', other: `${shown} of ${all} calls, newest first` }) : undefined
      }
    >
      <div className={classes.filter}>
        <FilterChips
          label={t`Show`}
          value={only}
          onChange={setOnly}
          options={[
            { value: 'all', label: <Trans>All calls</Trans> },
            { value: 'missed', label: <Trans>Missed</Trans> },
          ]}
        />
      </div>
      <div className={classes.list}>
        {history.isPending ? (
          <Panel flush>
            <RowsSkeleton rows={8} />
          </Panel>
        ) : null}
        {history.error && !history.data ? (
          <Panel>
            <ProblemState error={history.error} onRetry={() => void history.refetch()} />
          </Panel>
        ) : null}
        {history.data && calls.length === 0 ? (
          <Panel>
            <EmptyState
              icon={<IconHistory aria-hidden />}
              title={only === 'missed' ? <Trans>No missed calls</Trans> : <Trans>No calls yet</Trans>}
            >
              <Trans>
                Every meeting and direct call that you were in is listed here, also those at other companies.
              </Trans>
            </EmptyState>
          </Panel>
        ) : null}
        {days.map(({ day, when, calls: ofDay }) => (
          <Panel key={day} flush title={<DayName day={day} when={when} />}>
            <ul className={classes.rows}>
              {ofDay.map((call) => (
                <CallRow key={`${call.id} ${call.startedAt}`} call={call} />
              ))}
            </ul>
          </Panel>
        ))}
        {history.data ? <ProblemAlert error={history.error} /> : null}
        {history.hasNextPage ? (
          <Button
            className={classes.more}
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            <Trans>Show older calls</Trans>
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

function DayName({ day, when }: { day: string; when: 'today' | 'yesterday' | 'this-year' | 'earlier' }) {
  const format = useFormat();
  if (when === 'today') return <Trans>Today</Trans>;
  if (when === 'yesterday') return <Trans>Yesterday</Trans>;
  return when === 'this-year' ? format.day(day) : `${format.day(day)} ${day.slice(0, 4)}`;
}
