import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { AccessRight } from '../../../contract/values.ts';

/** An access right as the screens call it; administrators stand out. */
export function AccessRightText({ right }: { right: AccessRight }) {
  if (right === 'member') return <Trans>Member</Trans>;
  return (
    <Badge color="verdigris" miw="max-content">
      <Trans>Administrator</Trans>
    </Badge>
  );
}
