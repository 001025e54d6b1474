import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { CompanyView } from '../../../contract/service.ts';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './settings.module.css';

/** What the provider sets and the company reads: domains, licences, and how long a trial goes on. */
export function ProvidedPanel() {
  const { data } = useQuery(api.company.get.queryOptions());
  return data ? <Provided company={data} /> : null;
}

function Provided({ company: { domains, licences, trial, provider } }: { company: CompanyView }) {
  const format = useFormat();
  const counts = [
    { id: 'members', name: <Trans>Members</Trans>, count: licences.members },
    { id: 'rooms', name: <Trans>Team rooms</Trans>, count: licences.teamRooms },
    { id: 'systems', name: <Trans>Video systems</Trans>, count: licences.videoSystems },
  ];
  const { name, contact } = provider;
  return (
    <Panel title={<Trans>Domains and licences</Trans>}>
      <dl className={classes.facts}>
        {trial ? (
          <>
            <dt>
              <Trans>Trial</Trans>
            </dt>
            <dd>
              <Plural value={trial.daysLeft} one="# day left" other="# days left" />
            </dd>
          </>
        ) : null}
        <dt>
          <Plural value={domains.length} one="Domain" other="Domains" />
        </dt>
        <dd>{domains.join(', ')}</dd>
        {counts.map(({ id, name: kind, count }) => (
          <Fragment key={id}>
            <dt>{kind}</dt>
            <dd>
              <Used used={format.number(count.used)} total={format.number(count.total)} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className={classes.note}>
        <Trans>
          {name} sets these. To change them, ask {contact}.
        </Trans>
      </p>
    </Panel>
  );
}

const Used = ({ used, total }: { used: string; total: string }) => (
  <Trans>
    {used} of {total} licences
  </Trans>
);
