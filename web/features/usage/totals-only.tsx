import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { toProblem } from '../../api/problem.ts';
import { Panel } from '../../ui/panel.tsx';

/** Whether a question was refused because the company shows sums of whole months only. */
export const isTotalsOnly = (error: unknown): boolean =>
  error !== null && error !== undefined && toProblem(error).code === 'totals_only';

/** In the place of the charts, where the company's privacy shows none. */
export function TotalsOnly() {
  return (
    <Panel>
      <p>
        <Trans>
          Your company shows sums of whole calendar months, and nothing about single calls or people. That is set under{' '}
          <Anchor component={Link} to="/company/settings">
            Settings
          </Anchor>
          ; a looser setting shows more of the months after it.
        </Trans>
      </p>
    </Panel>
  );
}
