import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconPhone, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { usageLive } from '../../../contract/usage-values.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { patient } from './asking.ts';
import classes from './live-panel.module.css';
import { useUsagePage } from './usage-page.ts';
import { useCallName } from './use-call-name.ts';
import { useNear } from './use-near.ts';

const refreshEvery = 10_000;
/** Calls at most; the count stands above them. */
const most = 6;

/** What goes on right now. */
export function LivePanel() {
  const { isPrinting } = useUsagePage();
  const { ref, near } = useNear<HTMLDivElement>(isPrinting);
  const live = useQuery({
    ...api.usage.live.queryOptions({ refetchInterval: refreshEvery, ...patient }),
    enabled: near,
  });
  const { calls = 0, legs = 0, items = [] } = live.data ?? {};
  return (
    <div ref={ref} className={classes.area}>
      <Panel title={<Trans>Right now</Trans>} actions={live.data ? <Counts calls={calls} legs={legs} /> : null} flush>
        {live.error ? <ProblemAlert error={live.error} /> : null}
        {live.isPending && !live.error ? <RowsSkeleton rows={2} /> : null}
        {live.data && items.length === 0 ? (
          <p className={classes.none}>
            <Trans>Nobody is in a call right now.</Trans>
          </p>
        ) : null}
        <ul className={classes.rows}>
          {items.slice(0, most).map((call) => (
            <LiveCall key={call.id} call={call} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Counts({ calls, legs }: { calls: number; legs: number }) {
  const format = useFormat();
  const many = format.number(calls);
  const open = format.number(legs);
  return (
    <small className="num" role="status">
      <Plural value={calls} one={`${many} call`} other={`${many} calls`} />
      {' · '}
      <Plural value={legs} one={`${open} leg`} other={`${open} legs`} />
    </small>
  );
}

function LiveCall({ call }: { call: z.infer<typeof usageLive>['items'][number] }) {
  const { t } = useLingui();
  const format = useFormat();
  const name = useCallName()(call);
  const since = format.time(call.startedAt);
  const who = [...new Set(call.parties.map((party) => party.name))].slice(0, 4).join(', ');
  const more = call.partyCount > 4 ? t` and ${call.partyCount - 4} more` : '';
  return (
    <li className={classes.row}>
      <IconTile>{call.kind === 'direct' ? <IconPhone /> : <IconUsers />}</IconTile>
      <div className={classes.what}>
        <Link to="/company/usage/calls/$callId" params={{ callId: call.id }} className={classes.name}>
          {name}
        </Link>
        <span className={classes.quiet}>{`${who}${more}`}</span>
      </div>
      <span className={classes.quiet}>
        <Trans>since {since}</Trans>
      </span>
    </li>
  );
}
