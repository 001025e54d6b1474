import { Plural, Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { CompanyRow } from '../../../contract/operator-views.ts';

/** A company's status in a word or two, with what is notable about it in copper. */
export function StatusBadge({ company }: { company: Pick<CompanyRow, 'status' | 'daysLeft' | 'statusReason'> }) {
  const { status, daysLeft, statusReason } = company;
  if (status === 'active') return <Trans>Active</Trans>;
  if (status === 'closed') {
    return (
      <Badge color="red" miw="max-content">
        <Trans>Closed</Trans>
      </Badge>
    );
  }
  if (status === 'suspended') {
    return (
      <Badge color="copper" miw="max-content">
        {statusReason === 'trial-ended' ? <Trans>Trial ended</Trans> : <Trans>Suspended</Trans>}
      </Badge>
    );
  }
  const days = daysLeft ?? 0;
  return (
    <Badge color={days <= 7 ? 'copper' : 'gray'} miw="max-content">
      <Plural value={days} one="Trial, # day left" other="Trial, # days left" />
    </Badge>
  );
}
