import { Trans } from '@lingui/react/macro';
import type { CallOutcome } from '../../../contract/calls.ts';

/** What became of a call, in words; nothing for an answered one. */
export function Outcome({ outcome }: { outcome: CallOutcome }) {
  switch (outcome) {
    case 'answered':
      return null;
    case 'missed':
      return <Trans>Missed</Trans>;
    case 'declined':
      return <Trans>Declined</Trans>;
    case 'busy':
      return <Trans>Busy</Trans>;
    case 'no-answer':
      return <Trans>No answer</Trans>;
    case 'cancelled':
      return <Trans>Cancelled</Trans>;
  }
}
