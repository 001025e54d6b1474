import { Trans } from '@lingui/react/macro';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './operator.module.css';

/** What there is in the company and how much it is used: totals, and nothing of any call. */
export function UsePanel({ company: { counts, usage } }: { company: CompanyPage }) {
  const format = useFormat();
  return (
    <Panel title={<Trans>Totals</Trans>}>
      <dl className={classes.facts}>
        <dt>
          <Trans>Members</Trans>
        </dt>
        <dd>{format.number(counts.members)}</dd>
        <dt>
          <Trans>of them suspended</Trans>
        </dt>
        <dd>{format.number(counts.suspendedMembers)}</dd>
        <dt>
          <Trans>Administrators</Trans>
        </dt>
        <dd>{format.number(counts.administrators)}</dd>
        <dt>
          <Trans>Pending invitations</Trans>
        </dt>
        <dd>{format.number(counts.invitations)}</dd>
        <dt>
          <Trans>Team rooms</Trans>
        </dt>
        <dd>{format.number(counts.teamRooms)}</dd>
        <dt>
          <Trans>Calls this month</Trans>
        </dt>
        <dd>{format.number(usage.calls)}</dd>
        <dt>
          <Trans>Call minutes this month</Trans>
        </dt>
        <dd>{format.number(Math.floor(usage.callSeconds / 60))}</dd>
      </dl>
      <p className={classes.small}>
        <Trans>Calls that have ended, in the company’s own month. Who met whom is the company’s alone.</Trans>
      </p>
    </Panel>
  );
}
