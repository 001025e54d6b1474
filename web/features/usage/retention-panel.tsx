import { Plural, Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { usageRetention } from '../../../contract/usage-values.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import classes from './foot.module.css';

/** For how long records are kept, what is deleted tonight, and what was in earlier nights. */
export function RetentionPanel({ wanted }: { wanted: boolean }) {
  const retention = useQuery({ ...api.usage.retention.queryOptions(), enabled: wanted });
  return (
    <Panel title={<Trans>How long records are kept</Trans>}>
      {retention.error && !retention.data ? <ProblemAlert error={retention.error} /> : null}
      {retention.isPending && !retention.error ? <FieldsSkeleton fields={1} /> : null}
      {retention.data ? <Kept retention={retention.data} /> : null}
    </Panel>
  );
}

function Kept({ retention }: { retention: z.infer<typeof usageRetention> }) {
  const format = useFormat();
  const { months, before, calls, legs, cuts, refused } = retention;
  const day = format.date(before);
  const manyCalls = format.number(calls ?? 0);
  const manyLegs = format.number(legs ?? 0);
  const late = format.number(refused);
  return (
    <div className={classes.text}>
      <p>
        <Plural value={months} one="Calls are kept for # month, " other="Calls are kept for # months, " />
        <Trans>
          as{' '}
          <Anchor component={Link} to="/company/settings">
            your settings
          </Anchor>{' '}
          say; what was summed of them stays.
        </Trans>
      </p>
      <p>
        {calls === null ? <Trans>Tonight what is left from before {day} is deleted.</Trans> : null}
        {calls === 0 && legs === 0 ? <Trans>Tonight nothing is deleted: no record is from before {day}.</Trans> : null}
        {calls ? (
          <Trans>
            Tonight {manyCalls} calls and {manyLegs} legs from before {day} are deleted.
          </Trans>
        ) : null}
      </p>
      {refused > 0 ? (
        <p>
          <Plural
            value={refused}
            one={`${late} record came for a time that was deleted already, and is in no figure.`}
            other={`${late} records came for times that were deleted already, and are in no figure.`}
          />
        </p>
      ) : null}
      {cuts.length > 0 ? (
        <details>
          <summary>
            <Trans>What was deleted before</Trans>
          </summary>
          <ul className={classes.cuts}>
            {cuts.map((cut) => (
              <Cut key={cut.at} cut={cut} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Cut({ cut }: { cut: z.infer<typeof usageRetention>['cuts'][number] }) {
  const format = useFormat();
  const night = format.date(cut.at);
  const day = format.date(cut.before);
  if (cut.calls === null || cut.legs === null) {
    return (
      <li>
        <Trans>
          {night}: what was from before {day}
        </Trans>
      </li>
    );
  }
  const calls = format.number(cut.calls);
  const legs = format.number(cut.legs);
  return (
    <li>
      <Trans>
        {night}: {calls} calls and {legs} legs from before {day}
      </Trans>
    </li>
  );
}
