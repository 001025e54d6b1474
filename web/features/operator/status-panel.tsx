import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { IconArchive, IconDownload, IconPencil, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import classes from './operator.module.css';
import { StatusBadge } from './status-badge.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';

type Asked = 'edit' | 'open' | 'suspend' | 'close' | null;

/** Who the company is, how it stands, and what the provider may do about it. */
export function StatusPanel({ company }: { company: CompanyPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked>(null);
  const { can, id, name, status, trialEndsOn } = company;
  const close = () => setAsked(null);
  const isOpen = status === 'active' || status === 'trial';
  return (
    <Panel>
      <div className={classes.head}>
        <h2 className={classes.title}>{name}</h2>
        <StatusBadge company={company} />
      </div>
      <StatusNote company={company} />
      <dl className={classes.facts}>
        <dt>
          <Trans>Domain</Trans>
        </dt>
        <dd>{company.domains[0]}</dd>
        {status === 'trial' && trialEndsOn ? (
          <>
            <dt>
              <Trans>Last day of the trial</Trans>
            </dt>
            <dd>{format.day(trialEndsOn)}</dd>
          </>
        ) : null}
        <dt>
          <Trans>Time zone</Trans>
        </dt>
        <dd>{company.timeZone}</dd>
        <dt>
          <Trans>Added</Trans>
        </dt>
        <dd>{format.date(company.createdAt)}</dd>
      </dl>
      <div className={classes.acts}>
        <Button leftSection={<IconPencil aria-hidden />} onClick={() => setAsked('edit')}>
          <Trans>Edit</Trans>
        </Button>
        {can.activate ? (
          <Button leftSection={<IconPlayerPlay aria-hidden />} onClick={() => setAsked('open')}>
            {status === 'trial' ? <Trans>End trial, activate</Trans> : <Trans>Activate</Trans>}
          </Button>
        ) : null}
        {isOpen && can.suspend ? (
          <Button leftSection={<IconPlayerPause aria-hidden />} onClick={() => setAsked('suspend')}>
            <Trans>Suspend</Trans>
          </Button>
        ) : null}
        <Button
          component="a"
          href={`/api/v1/operator/companies/${id}/export`}
          download
          leftSection={<IconDownload aria-hidden />}
          title={t`Data of the company as JSON Lines, without secrets`}
        >
          <Trans>Export data</Trans>
        </Button>
        {can.close ? (
          <Button
            color="red"
            variant="subtle"
            leftSection={<IconArchive aria-hidden />}
            onClick={() => setAsked('close')}
          >
            <Trans>Close company</Trans>
          </Button>
        ) : null}
      </div>
      {asked === 'edit' ? <EditDialog company={company} onClose={close} /> : null}
      {asked === 'open' ? <OpenDialog company={company} onClose={close} /> : null}
      {asked === 'suspend' ? <SuspendDialog company={company} onClose={close} /> : null}
      {asked === 'close' ? <CloseDialog company={company} onClose={close} /> : null}
    </Panel>
  );
}

/** What its status means for the company, where that is worth a notice. */
function StatusNote({ company }: { company: CompanyPage }) {
  const format = useFormat();
  const { status, statusNote, statusReason, daysLeft, deletedAt } = company;
  if (status === 'active') return null;
  if (status === 'trial') {
    if ((daysLeft ?? 0) > 7) return null;
    return (
      <Alert color="copper" variant="light" mb="md">
        <Plural
          value={daysLeft ?? 0}
          one="The trial ends today. After that nobody of the company can sign in; nothing is deleted."
          other="The trial ends in # days. After that nobody of the company can sign in; nothing is deleted."
        />
      </Alert>
    );
  }
  const said = statusNote ? <q>{statusNote}</q> : null;
  if (status === 'closed') {
    const day = deletedAt ? format.date(deletedAt) : '';
    return (
      <Alert color="red" variant="light" mb="md">
        <Trans>Closed. Everything of the company is deleted on {day}; until then it can be activated again.</Trans>{' '}
        {said}
      </Alert>
    );
  }
  return (
    <Alert color="copper" variant="light" mb="md">
      {statusReason === 'trial-ended' ? (
        <Trans>The trial has ended. Nobody of the company can sign in, and its rooms are closed.</Trans>
      ) : (
        <Trans>Suspended. Nobody of the company can sign in, and its rooms are closed. Nothing was deleted.</Trans>
      )}{' '}
      {said}
    </Alert>
  );
}
