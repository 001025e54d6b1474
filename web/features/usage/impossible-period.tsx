import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';

/** In the place of figures of days that nothing can be counted for. */
export function ImpossiblePeriod({ onChange }: { onChange: () => void }) {
  return (
    <Panel>
      <EmptyState
        icon={<IconCalendarOff aria-hidden />}
        title={<Trans>These days can’t be shown</Trans>}
        action={
          <Button onClick={onChange}>
            <Trans>Show the last 3 months</Trans>
          </Button>
        }
      >
        <Trans>
          A period begins today or earlier, ends on its first day or later, and has at most 25 months. Choose other days
          above.
        </Trans>
      </EmptyState>
    </Panel>
  );
}
