import { useLingui } from '@lingui/react/macro';
import { IconPhone, IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX, IconUsers, IconWorld } from '@tabler/icons-react';
import type { MyCall } from '../../../contract/calls.ts';
import classes from './call-icon.module.css';

/** What kind of call it was, and who called whom. */
export function CallIcon({ call: { elsewhere, kind, direction, outcome } }: { call: MyCall }) {
  const { t } = useLingui();
  if (elsewhere) return <IconWorld aria-hidden />;
  if (kind === 'meeting') return <IconUsers aria-hidden />;
  // The word stands beside it.
  if (outcome === 'missed') return <IconPhoneX aria-hidden className={classes.missed} />;
  if (direction === 'in') return <IconPhoneIncoming role="img" aria-label={t`Incoming`} />;
  if (direction === 'out') return <IconPhoneOutgoing role="img" aria-label={t`Outgoing`} />;
  return <IconPhone aria-hidden />;
}
