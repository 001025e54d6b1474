import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDoorEnter, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MyCall } from '../../../contract/calls.ts';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { CallButton, CallIcon, Outcome } from '../calls/index.ts';
import classes from './home.module.css';

const shown = 6;

/** The last calls that I was in, with the way back into their rooms. */
export function RecentPanel() {
  const recent = useQuery(api.calls.mine.queryOptions({ input: { limit: shown } }));
  const calls = recent.data?.items;
  return (
    <Panel flush title={<Trans>Recent</Trans>}>
      {recent.isPending ? <RowsSkeleton rows={5} /> : null}
      {recent.error && !calls ? <ProblemState error={recent.error} onRetry={() => void recent.refetch()} /> : null}
      {calls?.length === 0 ? (
        <EmptyState icon={<IconHistory aria-hidden />} title={<Trans>No calls yet</Trans>}>
          <Trans>Meetings and calls appear here.</Trans>
        </EmptyState>
      ) : null}
      {calls && calls.length > 0 ? (
        <>
          <ul className={classes.rows}>
            {calls.map((call) => (
              <RecentRow key={`${call.id} ${call.startedAt}`} call={call} />
            ))}
          </ul>
          <div className={classes.foot}>
            <Button variant="subtle" renderRoot={(props) => <Link to="/calls" {...props} />}>
              <Trans>My call history</Trans>
            </Button>
          </div>
        </>
      ) : null}
    </Panel>
  );
}

function RecentRow({ call }: { call: MyCall }) {
  const { t } = useLingui();
  const format = useFormat();
  const { kind, elsewhere, people, videoAddress } = call;
  const other = kind === 'direct' ? t`Direct call` : t`Meeting`;
  const name = call.with ?? (elsewhere ? t`Meeting elsewhere` : other);
  return (
    <li className={classes.row}>
      <span className={classes.callIcon}>
        <CallIcon call={call} />
      </span>
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.small}>
          {people === null || kind === 'direct' ? null : (
            <>
              <Plural value={people} one="Alone" other="# people" />,{' '}
            </>
          )}
          {call.outcome === 'answered' ? format.duration(call.seconds) : <Outcome outcome={call.outcome} />} ·{' '}
          {format.ago(call.startedAt)}
        </span>
      </span>
      {videoAddress && kind === 'direct' ? <CallButton back name={name} address={videoAddress} /> : null}
      {videoAddress && kind === 'meeting' ? (
        <Button
          variant="subtle"
          leftSection={<IconDoorEnter aria-hidden />}
          renderRoot={(props) => (
            <Link to="/meet/$address" params={{ address: videoAddress }} aria-label={t`Join ${name}`} {...props} />
          )}
        >
          <Trans>Join</Trans>
        </Button>
      ) : null}
    </li>
  );
}
