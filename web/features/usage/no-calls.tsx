import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import type { UsageSearch } from '../../app/usage-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';

interface NoCallsProps {
  search: UsageSearch;
  onChange: (search: UsageSearch) => void;
}

/** In the place of the charts of a period without calls. */
export function NoCalls({ search, onChange }: NoCallsProps) {
  const wider =
    search.period === '12-months' ? null : (
      <Button onClick={() => onChange({ ...search, period: '12-months' })}>
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
