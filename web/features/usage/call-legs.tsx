import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UsageCallDetail } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar, IconTile } from '../../ui/avatar.tsx';
import classes from './call-page.module.css';
import type { Leg } from './leg.ts';
import { LegCourse } from './leg-course.tsx';
import { LegQuality } from './leg-quality.tsx';
import { Moment } from './moment.tsx';
import { useClientName } from './use-client-name.ts';
import { useEndWords } from './use-end-words.ts';
import { usePrivacySetting } from './use-privacy.ts';

/** Everybody and every system that was in a call, in the order in which they came. */
export function CallLegs({ call }: { call: UsageCallDetail }) {
  const isExact = usePrivacySetting().setting === 'per-person';
  return (
    <ul className={classes.legs}>
      {call.legs.map((leg) => (
        <li key={leg.leg} className={classes.leg}>
          {leg.kind === 'video-system' ? (
            <IconTile>
              <IconDeviceTv />
            </IconTile>
          ) : (
            <Avatar name={leg.name} />
          )}
          <div className={classes.who}>
            <LegName leg={leg} />
            <LegFacts leg={leg} isExact={isExact} />
            <LegQuality leg={leg} />
          </div>
          {isExact ? <LegCourse leg={leg} call={call} /> : null}
        </li>
      ))}
    </ul>
  );
}

function LegName({ leg }: { leg: Leg }) {
  const { t } = useLingui();
  return (
    <span className={classes.name}>
      {leg.id && leg.kind !== 'guest' ? (
        <Link to="/company/usage/calls" search={{ figure: 'joins', party: leg.id }} state={{ usageName: leg.name }}>
          {leg.name}
        </Link>
      ) : (
        <span>{leg.name}</span>
      )}
      {leg.kind === 'video-system' ? <Badge>{t`Video system`}</Badge> : null}
      {leg.role === 'host' && leg.kind !== 'video-system' ? <Badge>{t`Host`}</Badge> : null}
      {leg.role === 'guest' ? <Badge>{t`Guest`}</Badge> : null}
    </span>
  );
}

/** Where times are cut to the hour, an end would only mislead. */
function LegFacts({ leg, isExact }: { leg: Leg; isExact: boolean }) {
  const format = useFormat();
  const client = useClientName()(leg.client);
  const ended = useEndWords()(leg);
  const long = format.duration(leg.seconds);
  const hour = format.time(leg.joinedAt);
  return (
    <span className={classes.quiet}>
      {isExact ? (
        <>
          <Moment at={leg.joinedAt} timeOnly />–{leg.leftAt ? <Moment at={leg.leftAt} timeOnly /> : null}
        </>
      ) : (
        <Trans>in the hour from {hour}</Trans>
      )}{' '}
      · {leg.leftAt ? long : <Trans>{long} so far</Trans>}
      {leg.kind === 'video-system' ? null : ` · ${client}`}
      {ended ? ` · ${ended}` : null}
    </span>
  );
}
