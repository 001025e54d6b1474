import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import classes from './home.module.css';
import { RecentRow } from './recent-row.tsx';

const shown = 6;

/** The last calls that I was in, with the way back into their rooms. */
export function RecentPanel() {
  const recent = useQuery(api.calls.mine.queryOptions({ input: { limit: shown } }));
  const calls = recent.data?.items;
  return (
    <Panel flush title={<Trans>Recent</Trans>}>
      {recent.isPending ? <RowsSkeleton rows={5} /> : null}
      {recent.error && !calls ? <ProblemState error={recent.error} onRetry={() => void recent.refetch()} /> : null}
      {calls?.length === 0 ? (
        <EmptyState icon={<IconHistory aria-hidden />} title={<Trans>No calls yet</Trans>}>
          <Trans>Meetings and calls appear here.</Trans>
        </EmptyState>
      ) : null}
      {calls && calls.length > 0 ? (
        <>
          <ul className={classes.rows}>
            {calls.map((call) => (
              <RecentRow key={`${call.id} ${call.startedAt}`} call={call} />
            ))}
          </ul>
          <div className={classes.foot}>
            <Button variant="subtle" renderRoot={(props) => <Link to="/calls" {...props} />}>
              <Trans>My call history</Trans>
            </Button>
          </div>
        </>
      ) : null}
    </Panel>
  );
}
