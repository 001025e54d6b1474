import { Trans } from '@lingui/react/macro';
import { IconDeviceTv } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import type { VideoSystemsSort } from '../../app/video-systems-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import classes from '../../ui/list/row-name.module.css';
import { SystemState } from './system-state.tsx';

/** What "Video systems" shows of each. */
export const systemColumns: readonly Column<VideoSystemRow, VideoSystemsSort>[] = [
  {
    id: 'name',
    header: <Trans>Name</Trans>,
    sort: 'name',
    share: 24,
    least: 170,
    card: 'head',
    cell: (system) => <Name system={system} />,
  },
  {
    id: 'videoAddress',
    header: <Trans>Video address</Trans>,
    sort: 'videoAddress',
    share: 28,
    quiet: true,
    card: 'line',
    cell: ({ videoAddress }) => <span title={videoAddress}>{videoAddress}</span>,
  },
  {
    id: 'state',
    header: <Trans>State</Trans>,
    sort: 'state',
    share: 4,
    least: 112,
    cell: ({ state, lacks }) => <SystemState state={state} lacks={lacks} />,
  },
  {
    id: 'member',
    header: <Trans>Twinned to</Trans>,
    sort: 'member',
    share: 16,
    cell: ({ member }) => <Twin member={member} />,
  },
  {
    id: 'lastSeenAt',
    header: <Trans>Last seen</Trans>,
    sort: 'lastSeenAt',
    share: 4,
    least: 104,
    quiet: true,
    cell: (system) => <LastSeen system={system} />,
  },
  {
    id: 'paired',
    header: <Trans>Screen</Trans>,
    sort: 'paired',
    share: 4,
    least: 110,
    extra: true,
    cell: ({ paired }) => (paired ? <Trans>Paired</Trans> : <Trans>None</Trans>),
  },
];

function Name({ system: { id, name, state, lacks } }: { system: VideoSystemRow }) {
  return (
    <span className={classes.what}>
      <IconTile>
        <IconDeviceTv aria-hidden />
      </IconTile>
      <Link to="/company/video-systems/$systemId" params={{ systemId: id }} className={classes.name} title={name}>
        {name}
      </Link>
      <span className="only-phone">
        <SystemState state={state} lacks={lacks} />
      </span>
    </span>
  );
}

function Twin({ member }: Pick<VideoSystemRow, 'member'>) {
  if (!member) return <Trans>Shared</Trans>;
  return (
    <Link to="/company/members/$memberId" params={{ memberId: member.id }} className={classes.name} title={member.name}>
      {member.name}
    </Link>
  );
}

function LastSeen({ system: { state, lastSeenAt } }: { system: VideoSystemRow }) {
  const format = useFormat();
  if (state !== 'offline') return <Trans>now</Trans>;
  return lastSeenAt ? format.ago(lastSeenAt) : <Trans>never</Trans>;
}
