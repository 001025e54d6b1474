import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ImportView } from '../../../contract/imports.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';

/** A file that was thrown away, or that the service could not work at. */
export function OverPanel({ view: { state } }: { view: ImportView }) {
  return (
    <Panel>
      <EmptyState
        icon={<IconFileOff aria-hidden />}
        title={state === 'failed' ? <Trans>This file was given up</Trans> : <Trans>This file was thrown away</Trans>}
        action={
          <Button variant="filled" renderRoot={(props) => <Link to="/company/members/import" {...props} />}>
            <Trans>Choose another file</Trans>
          </Button>
        }
      >
        {state === 'failed' ? (
          <Trans>
            The service could not work at it. Nobody was invited. Choose it again, and tell the operator if it stays.
          </Trans>
        ) : (
          <Trans>Nobody was invited, and what was read of it is deleted.</Trans>
        )}
      </EmptyState>
    </Panel>
  );
}
