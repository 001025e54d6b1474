import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { UsageCallDetail } from '../../../contract/usage.ts';
import { api } from '../../api/client.ts';
import { HelpLink } from '../../app/pages/help-link.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BlockSkeleton, RowsSkeleton } from '../../ui/skeletons.tsx';
import { patient } from './asking.ts';
import { CallFacts } from './call-facts.tsx';
import { CallLegs } from './call-legs.tsx';
import classes from './call-page.module.css';
import place from './place.module.css';
import { RecordsOnly } from './records-only.tsx';
import { SeenAs } from './seen-as.tsx';
import { isTotalsOnly } from './totals-only.tsx';
import { useCallName } from './use-call-name.ts';

/** A call's page: who, when, how long, how it ended, and how the connections were. */
export function UsageCallScreen() {
  const { t } = useLingui();
  return (
    <Page title={t`Company usage`} documentTitle={t`Call`} help={<HelpLink topic="usage" />}>
      <RecordsOnly>
        <Call />
      </RecordsOnly>
    </Page>
  );
}

const refreshEvery = 10_000;

function Call() {
  const { t } = useLingui();
  const { callId = '' } = useParams({ strict: false });
  const nameCall = useCallName();
  const call = useQuery({
    ...api.usage.call.queryOptions({ input: { id: callId } }),
    refetchInterval: ({ state }) => (state.data && !state.data.endedAt ? refreshEvery : false),
    ...patient,
  });
  const name = call.data ? nameCall({ ...call.data, parties: call.data.legs }) : t`Call`;
  return (
    <>
      <div className={place.crumbs}>
        <Breadcrumb up={{ to: '/company/usage/calls' }} upLabel={<Trans>Calls</Trans>} here={name} />
      </div>
      {call.error && !call.data && !isTotalsOnly(call.error) ? (
        <Panel>
          <ProblemState error={call.error} onRetry={() => void call.refetch()} />
        </Panel>
      ) : null}
      {call.isPending ? <CallSkeleton /> : null}
      <SeenAs answer={call.data} error={call.data ? null : call.error}>
        {call.data ? <Loaded call={call.data} name={name} /> : null}
      </SeenAs>
    </>
  );
}

function Loaded({ call, name }: { call: UsageCallDetail; name: string }) {
  return (
    <div className={classes.stack}>
      <Panel title={name}>
        <CallFacts call={call} />
      </Panel>
      {call.legs.length > 0 ? (
        <Panel flush title={<Trans>Who was in it</Trans>}>
          <CallLegs call={call} />
        </Panel>
      ) : null}
    </div>
  );
}

function CallSkeleton() {
  return (
    <div className={classes.stack}>
      <BlockSkeleton height={164} />
      <Panel flush>
        <RowsSkeleton rows={4} />
      </Panel>
    </div>
  );
}
