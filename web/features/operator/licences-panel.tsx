import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CompanyPage, LicenceCounts } from '../../../contract/operator-views.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LicencesDialog } from './licences-dialog.tsx';
import classes from './operator.module.css';

/** What the company may have and what of it is used. */
export function LicencesPanel({ company }: { company: CompanyPage }) {
  const [editing, setEditing] = useState(false);
  const { members, teamRooms, videoSystems } = company.licences;
  return (
    <Panel
      title={<Trans>Licences</Trans>}
      actions={
        <Button onClick={() => setEditing(true)}>
          <Trans>Change</Trans>
        </Button>
      }
    >
      <div className={classes.stack}>
        <Licence name={<Trans>Members</Trans>} count={members} />
        <Licence name={<Trans>Team rooms</Trans>} count={teamRooms} />
        <Licence name={<Trans>Video systems</Trans>} count={videoSystems} />
      </div>
      {editing ? <LicencesDialog company={company} onClose={() => setEditing(false)} /> : null}
    </Panel>
  );
}

function Licence({ name, count: { total, used } }: { name: ReactNode; count: LicenceCounts['members'] }) {
  const format = useFormat();
  const all = format.number(total);
  const over = format.number(used - total);
  const left = format.number(total - used);
  const share = total === 0 ? Number(used > 0) : Math.min(1, used / total);
  return (
    <div>
      <div className={classes.licence}>
        <span className={classes.strong}>{name}</span>
        <span>
          <Trans>
            {format.number(used)} of {all}
          </Trans>
        </span>
      </div>
      <div className={classes.bar} data-full={used >= total || undefined} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <p className={classes.small}>
        {used > total ? (
          <span className={classes.copper}>
            <Trans>{over} more than there are: none can be added</Trans>
          </span>
        ) : null}
        {used === total ? <Trans>None left: none can be added</Trans> : null}
        {used < total ? <Trans>{left} left</Trans> : null}
      </p>
    </div>
  );
}
