import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { UsageParty } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import type { PartyTable } from './calls-link.ts';
import { Value } from './chart-table.tsx';
import { partyCalls } from './party-calls.ts';
import classes from './tables-panel.module.css';
import { useUsagePage } from './usage-page.ts';

/** The first rows of a table, each with a bar of its minutes beside the first one's. */
export function TableRows({ table, parties }: { table: PartyTable; parties: readonly UsageParty[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const { search } = useUsagePage();
  const most = Math.max(1, ...parties.map(({ callSeconds }) => callSeconds));
  return (
    <table className={classes.table} aria-label={t`Most used`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Name</Trans>
          </th>
          <th scope="col">
            <Trans>Meetings</Trans>
          </th>
          <th scope="col">
            <Trans>Minutes</Trans>
          </th>
          <td className="only-desktop" />
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.id}>
            <th scope="row">
              <span className={classes.name}>
                <Link
                  {...partyCalls(table, party, search)}
                  title={party.nameNow ? t`Is called ${party.nameNow} now` : party.name}
                >
                  {party.name}
                </Link>
                {party.removed ? <Badge>{t`Removed`}</Badge> : null}
                {party.nameNow ? <Badge>{t`Renamed`}</Badge> : null}
              </span>
            </th>
            <td>
              <Value
                cell={{ text: format.number(party.meetings), link: partyCalls(table, party, search, 'meetings') }}
              />
            </td>
            <td>
              <Value cell={{ text: format.minutes(party.callSeconds), link: partyCalls(table, party, search) }} />
            </td>
            <td className="only-desktop">
              <svg className={classes.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect className={classes.track} width="100" height="6" />
                <rect className={classes.share} width={(100 * party.callSeconds) / most} height="6" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
