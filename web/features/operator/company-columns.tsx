import { Trans } from '@lingui/react/macro';
import { IconBuilding } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CompanyRow } from '../../../contract/operator-views.ts';
import type { CompaniesSort } from '../../app/companies-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import rowName from '../../ui/list/row-name.module.css';
import classes from './operator.module.css';
import { StatusBadge } from './status-badge.tsx';

/** What "Service operation" shows of each company. */
export const companyColumns: readonly Column<CompanyRow, CompaniesSort>[] = [
  {
    id: 'name',
    header: <Trans>Company</Trans>,
    sort: 'name',
    share: 22,
    least: 170,
    card: 'head',
    cell: (company) => <Name company={company} />,
  },
  {
    id: 'domain',
    header: <Trans>Domain</Trans>,
    sort: 'domain',
    share: 22,
    card: 'line',
    quiet: true,
    cell: ({ domains }) => <span title={domains.join(', ')}>{domains[0]}</span>,
  },
  {
    id: 'status',
    header: <Trans>Status</Trans>,
    sort: 'status',
    share: 4,
    least: 150,
    cell: (company) => <StatusBadge company={company} />,
  },
  {
    id: 'members',
    header: <Trans>Members</Trans>,
    sort: 'members',
    share: 3,
    least: 120,
    numeric: true,
    cell: ({ licences }) => <Count count={licences.members} />,
  },
  {
    id: 'teamRooms',
    header: <Trans>Team rooms</Trans>,
    sort: 'teamRooms',
    share: 2,
    least: 122,
    numeric: true,
    cell: ({ licences }) => <Count count={licences.teamRooms} />,
  },
  {
    id: 'videoSystems',
    header: <Trans>Video systems</Trans>,
    sort: 'videoSystems',
    share: 2,
    least: 132,
    numeric: true,
    cell: ({ licences }) => <Count count={licences.videoSystems} />,
  },
  {
    id: 'callMinutes',
    header: <Trans>Minutes this month</Trans>,
    sort: 'callMinutes',
    share: 2,
    least: 166,
    numeric: true,
    cell: ({ usage }) => <Minutes seconds={usage.callSeconds} />,
  },
  {
    id: 'calls',
    header: <Trans>Calls this month</Trans>,
    sort: 'calls',
    share: 2,
    least: 148,
    numeric: true,
    extra: true,
    cell: ({ usage }) => <Figure value={usage.calls} />,
  },
  {
    id: 'trialEndsAt',
    header: <Trans>Trial ends</Trans>,
    sort: 'trialEndsAt',
    share: 2,
    least: 110,
    quiet: true,
    extra: true,
    cell: ({ trialEndsAt }) => <When at={trialEndsAt} />,
  },
  {
    id: 'createdAt',
    header: <Trans>Added</Trans>,
    sort: 'createdAt',
    share: 2,
    least: 110,
    quiet: true,
    extra: true,
    cell: ({ createdAt }) => <When at={createdAt} />,
  },
];

function Name({ company }: { company: CompanyRow }) {
  const { id, name, status } = company;
  return (
    <span className={rowName.what}>
      <IconTile>
        <IconBuilding />
      </IconTile>
      <Link to="/operator/companies/$companyId" params={{ companyId: id }} className={rowName.name} title={name}>
        {name}
      </Link>
      <span className="only-phone">{status === 'active' ? null : <StatusBadge company={company} />}</span>
    </span>
  );
}

function Count({ count: { total, used } }: { count: CompanyRow['licences']['members'] }) {
  const format = useFormat();
  return (
    <span>
      {format.number(used)} <span className={classes.of}>/ {format.number(total)}</span>
    </span>
  );
}

const Figure = ({ value }: { value: number }) => useFormat().number(value);
const Minutes = ({ seconds }: { seconds: number }) => useFormat().number(Math.floor(seconds / 60));
const When = ({ at }: { at: string | null }) => {
  const format = useFormat();
  return at ? format.date(at) : '–';
};
