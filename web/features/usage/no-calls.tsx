import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { askedFor } from './asking.ts';
import { choosePeriod } from './period.ts';
import { useUsagePage } from './usage-page.ts';

/** In the place of the charts of a period without calls; where there was never a call, how to get the first. */
export function NoCalls() {
  const { search, change, today } = useUsagePage();
  const year = useQuery(api.usage.summary.queryOptions(askedFor(choosePeriod({ period: '12-months' }, today), today)));
  if (year.data && !year.data.joins.value && !year.data.unanswered.value) return <NeverCalled />;
  const wider =
    search.period === '12-months' ? null : (
      <Button onClick={() => change({ period: '12-months' })}>
        <Trans>Show the last 12 months</Trans>
      </Button>
    );
  return (
    <Panel>
      <EmptyState icon={<IconChartBar aria-hidden />} title={<Trans>No calls in this period</Trans>} action={wider}>
        <Trans>Every meeting and direct call of your company is counted here as soon as it starts.</Trans>
      </EmptyState>
    </Panel>
  );
}

function NeverCalled() {
  return (
    <Panel>
      <EmptyState
        icon={<IconChartBar aria-hidden />}
        title={<Trans>No call yet</Trans>}
        action={
          <Button variant="filled" renderRoot={(props) => <Link to="/" {...props} />}>
            <Trans>Go to your room</Trans>
          </Button>
        }
      >
        <Trans>
          Start a meeting in your room and share its link, or dial a colleague: seconds after somebody has joined, it is
          counted here.
        </Trans>
      </EmptyState>
    </Panel>
  );
}
