import { Trans, useLingui } from '@lingui/react/macro';
import { IconAddressBook } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PartyKind } from '../../../contract/directory.ts';
import { api } from '../../api/client.ts';
import { useLivePresence } from '../../api/watched-presence.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { DirectoryRow } from './directory-row.tsx';
import classes from './home.module.css';

const pageLength = 25;
const refreshEvery = 30_000;

/** People, rooms and video systems of the company, with who is there. `own` is my own id. */
export function DirectoryPanel({ own }: { own: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const [kind, setKind] = useState<PartyKind | 'all'>('all');
  const directory = useInfiniteQuery(
    api.directory.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: pageLength,
        ...(kind === 'all' ? {} : { kind }),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: refreshEvery,
    }),
  );
  const listed = directory.data?.pages.flatMap(({ items }) => items);
  const live = useLivePresence(listed ?? []);
  const entries = listed && live;
  const total = directory.data?.pages[0]?.total;
  return (
    <Panel flush>
      <div className={classes.head}>
        <h2>
          <Trans>Directory</Trans>
        </h2>
        <FilterChips
          label={t`Show`}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all', label: <Trans>Everyone</Trans> },
            { value: 'member', label: <Trans>People</Trans> },
            { value: 'room', label: <Trans>Rooms</Trans> },
            { value: 'video-system', label: <Trans>Systems</Trans> },
          ]}
        />
        <span className={classes.total}>{total === undefined ? null : format.number(total)}</span>
      </div>
      {directory.isPending ? <RowsSkeleton rows={7} /> : null}
      {directory.error && !entries ? (
        <ProblemState error={directory.error} onRetry={() => void directory.refetch()} />
      ) : null}
      {entries?.length === 0 ? <NobodyHere kind={kind} /> : null}
      <ul className={classes.rows} aria-busy={directory.isPlaceholderData}>
        {entries?.map((entry) => (
          <DirectoryRow key={entry.id} entry={entry} mine={entry.id === own} />
        ))}
      </ul>
      {entries ? <ProblemAlert error={directory.error} /> : null}
      {directory.hasNextPage ? (
        <div className={classes.more}>
          <LoadMore
            loading={directory.isFetchingNextPage}
            onLoad={() => void directory.fetchNextPage()}
            shown={format.number(entries?.length ?? 0)}
            total={format.number(total ?? 0)}
          />
        </div>
      ) : null}
    </Panel>
  );
}

function NobodyHere({ kind }: { kind: PartyKind | 'all' }) {
  return (
    <EmptyState
      icon={<IconAddressBook aria-hidden />}
      title={kind === 'video-system' ? <Trans>No video systems yet</Trans> : <Trans>Nobody here yet</Trans>}
    >
      {kind === 'video-system' ? (
        <Trans>The provider adds video systems. Each can then be called by its address.</Trans>
      ) : (
        <Trans>People and rooms of your company appear here.</Trans>
      )}
    </EmptyState>
  );
}
