import { Trans } from '@lingui/react/macro';
import { IconDeviceTv } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MemberView } from '../../../contract/members.ts';
import { IconTile } from '../../ui/avatar.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './member.module.css';

type System = MemberView['videoSystems'][number];

/** The video systems that ring with the member. */
export function VideoSystemsPanel({ systems }: { systems: readonly System[] }) {
  return (
    <Panel title={<Trans>Video systems</Trans>}>
      {systems.length === 0 ? (
        <p className={classes.consequences}>
          <Trans>None is twinned to this member. The provider adds and twins them.</Trans>
        </p>
      ) : null}
      {systems.map((system) => (
        <div key={system.id} className={classes.fact}>
          <IconTile>
            <IconDeviceTv aria-hidden />
          </IconTile>
          <span>
            <Link to="/company/video-systems/$systemId" params={{ systemId: system.id }}>
              {system.name}
            </Link>
            <span className={classes.small}>
              {system.videoAddress} · <StateText state={system.state} />
            </span>
          </span>
        </div>
      ))}
    </Panel>
  );
}

function StateText({ state }: Pick<System, 'state'>) {
  if (state === 'in-call') return <Trans>in a call</Trans>;
  return state === 'idle' ? <Trans>idle</Trans> : <Trans>offline</Trans>;
}
