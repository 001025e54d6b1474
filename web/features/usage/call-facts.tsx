import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { UsageCallDetail } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './call-page.module.css';
import { Moment } from './moment.tsx';

/** What is known of a call as a whole. */
export function CallFacts({ call }: { call: UsageCallDetail }) {
  const format = useFormat();
  const { kind, unanswered, endedAt, startedAt, room, timeZone } = call;
  return (
    <dl className={classes.facts}>
      <Fact name={<Trans>What</Trans>}>
        <Kind kind={kind} unanswered={unanswered} />
      </Fact>
      {room ? (
        <Fact name={<Trans>Room</Trans>}>
          <Anchor
            renderRoot={(props) => (
              <Link to="/company/usage/calls" search={{ room: room.id }} state={{ usageName: room.name }} {...props} />
            )}
          >
            {room.name}
          </Anchor>
          {room.videoAddress ? <small className={classes.address}>{room.videoAddress}</small> : null}
        </Fact>
      ) : null}
      <Fact name={<Trans>Started</Trans>}>
        <Moment at={startedAt} /> <small>{timeZone}</small>
      </Fact>
      <Fact name={<Trans>Ended</Trans>}>{endedAt ? <Moment at={endedAt} /> : <Trans>It goes on</Trans>}</Fact>
      {unanswered ? null : (
        <>
          <Fact name={<Trans>Length</Trans>}>{format.duration(call.seconds)}</Fact>
          <Fact name={<Trans>Parties</Trans>}>{format.number(call.partyCount)}</Fact>
          <Fact name={<Trans>Joins</Trans>}>{format.number(call.joins)}</Fact>
          <Fact name={<Trans>Call minutes</Trans>}>{format.minutes(call.callSeconds)}</Fact>
          {room ? <Fact name={<Trans>Room minutes</Trans>}>{format.minutes(call.roomSeconds)}</Fact> : null}
          <Fact name={<Trans>Media</Trans>}>
            {call.engine === 'mesh' ? <Trans>Directly between the browsers</Trans> : <Trans>Over a media server</Trans>}
          </Fact>
        </>
      )}
    </dl>
  );
}

function Kind({ kind, unanswered }: Pick<UsageCallDetail, 'kind' | 'unanswered'>) {
  if (unanswered) return <Trans>Direct call that nobody answered</Trans>;
  return kind === 'direct' ? <Trans>Direct call</Trans> : <Trans>Meeting</Trans>;
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
