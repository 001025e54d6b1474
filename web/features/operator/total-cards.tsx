import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LicenceCounts } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { BlockSkeleton } from '../../ui/skeletons.tsx';
import classes from './operator.module.css';

/** What the companies add up to: totals, and nothing of any person. */
export function TotalCards() {
  const totals = useQuery(api.operator.totals.queryOptions({ refetchInterval: 60_000 }));
  const format = useFormat();
  if (totals.error && !totals.data) return <ProblemAlert error={totals.error} />;
  if (!totals.data) return <BlockSkeleton height={96} />;
  const { companies, licences, usage } = totals.data;
  const all = companies.trial + companies.active + companies.suspended + companies.closed;
  const calls = format.number(usage.calls);
  return (
    <div className={classes.cards}>
      <Card name={<Trans>Companies</Trans>} value={format.number(all)}>
        <Trans>
          {companies.active} active, {companies.trial} on trial, {companies.suspended + companies.closed} not in use
        </Trans>
      </Card>
      <LicenceCard name={<Trans>Members</Trans>} count={licences.members} />
      <LicenceCard name={<Trans>Team rooms</Trans>} count={licences.teamRooms} />
      <LicenceCard name={<Trans>Video systems</Trans>} count={licences.videoSystems} />
      <Card name={<Trans>Call minutes this month</Trans>} value={format.number(Math.floor(usage.callSeconds / 60))}>
        <Plural value={usage.calls} one={`in ${calls} call`} other={`in ${calls} calls`} />
      </Card>
    </div>
  );
}

function LicenceCard({ name, count: { total, used } }: { name: ReactNode; count: LicenceCounts['members'] }) {
  const format = useFormat();
  const ofAll = format.number(total);
  return (
    <Card name={name} value={format.number(used)}>
      <Trans>of {ofAll} licences</Trans>
    </Card>
  );
}

function Card({ name, value, children }: { name: ReactNode; value: string; children: ReactNode }) {
  return (
    <section className={classes.card}>
      <h2 className={classes.cardName}>{name}</h2>
      <p className={classes.value}>{value}</p>
      <p className={classes.small}>{children}</p>
    </section>
  );
}
