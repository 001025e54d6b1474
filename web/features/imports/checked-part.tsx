import { Plural, Trans } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportView } from '../../../contract/imports.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FaultList } from './fault-list.tsx';
import { Figures } from './figures.tsx';
import classes from './imports.module.css';
import { useCancelImport } from './use-cancel-import.ts';

/** The result of the check: what would happen, before anything does; and each fault by line and column. */
export function CheckedPart({ view }: { view: ImportView }) {
  const format = useFormat();
  const queries = useQueryClient();
  const { cancel, cancelling, error } = useCancelImport(view.id);
  const apply = useMutation(
    api.imports.apply.mutationOptions({
      onSuccess: (next) => queries.setQueryData(api.imports.get.queryKey({ input: { id: view.id } }), next),
      onError: () => void queries.invalidateQueries({ queryKey: api.imports.key() }),
    }),
  );
  const { rows, faults, unknownColumns, can } = view;
  const people = format.number(rows.new);
  return (
    <>
      <Panel title={<Title view={view} />}>
        <div className={classes.stack}>
          <Refused view={view} />
          <Figures view={view} />
          <Consequences view={view} />
          {unknownColumns.length > 0 ? (
            <p className={classes.facts}>
              <Trans>These columns are left out: {unknownColumns.join(', ')}.</Trans>
            </p>
          ) : null}
          <ProblemAlert error={apply.error ?? error} />
          <div className={classes.buttons}>
            {faults === 0 && rows.new > 0 ? (
              <Button
                variant="filled"
                size="md"
                leftSection={<IconUserPlus aria-hidden />}
                disabled={!can.apply}
                loading={apply.isPending}
                onClick={() => apply.mutate({ id: view.id })}
              >
                <Plural value={rows.new} one={`Invite ${people} person`} other={`Invite ${people} people`} />
              </Button>
            ) : null}
            <Button
              renderRoot={(props) => <Link to="/company/members/import" {...props} />}
              variant={faults > 0 ? 'filled' : 'default'}
              size="md"
            >
              <Trans>Choose another file</Trans>
            </Button>
            <Button variant="subtle" color="gray" size="md" onClick={cancel} loading={cancelling}>
              <Trans>Throw away</Trans>
            </Button>
          </div>
        </div>
      </Panel>
      {faults > 0 ? <FaultList view={view} /> : null}
    </>
  );
}

function Title({ view: { faults, rows } }: { view: ImportView }) {
  const format = useFormat();
  const wrong = format.number(faults);
  const people = format.number(rows.new);
  if (faults > 0) {
    return <Plural value={faults} one={`${wrong} fault in the file`} other={`${wrong} faults in the file`} />;
  }
  if (rows.new === 0) return <Trans>Nothing to do</Trans>;
  return <Plural value={rows.new} one={`${people} person can be invited`} other={`${people} people can be invited`} />;
}

/** Why the latest try to invite came to nothing. */
function Refused({ view: { refusal } }: { view: ImportView }) {
  if (refusal === null) return null;
  return (
    <Alert role="alert" color="copper" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      {refusal === 'no_licence_left' ? (
        <Trans>Licences ran out meanwhile: nobody was invited.</Trans>
      ) : (
        <Trans>
          Something changed between the check and the invitation: nobody was invited. This is how it stands now.
        </Trans>
      )}
    </Alert>
  );
}

/** What follows from the button, said before it. */
function Consequences({ view }: { view: ImportView }) {
  const format = useFormat();
  const { faults, rows, licences, linkDays, mailsLinks } = view;
  if (faults > 0) {
    return (
      <p className={classes.text}>
        <Trans>
          Nobody is invited while a line has a fault. Correct the lines below in your file, and choose it again.
        </Trans>
      </p>
    );
  }
  if (rows.new === 0) {
    return (
      <p className={classes.text}>
        <Trans>Everybody in this file is a member or invited already.</Trans>
      </p>
    );
  }
  const needed = format.number(licences.needed);
  const left = format.number(licences.left);
  if (licences.needed > licences.left) return <TooFewLicences view={view} />;
  return (
    <p className={classes.text}>
      <Trans>
        Nobody is invited yet. The invitations take {needed} of the {left} licences that are left, and hold their video
        addresses.
      </Trans>{' '}
      {mailsLinks ? (
        <Trans>Each person gets a mail with a link that works for {linkDays} days.</Trans>
      ) : (
        <Trans>
          This service sends no mail: you download the links afterwards and hand them over. They work for {linkDays}{' '}
          days.
        </Trans>
      )}
    </p>
  );
}

function TooFewLicences({ view: { licences } }: { view: ImportView }) {
  const format = useFormat();
  const company = useQuery(api.company.get.queryOptions());
  const needed = format.number(licences.needed);
  const left = format.number(licences.left);
  const provider = company.data?.provider;
  return (
    <Alert color="copper" variant="light" title={<Trans>Too few licences</Trans>}>
      <Trans>
        The file needs {needed} licences, and {left} are left.
      </Trans>{' '}
      {provider ? (
        <Trans>
          Remove members or revoke invitations, or ask {provider.name} for more: {provider.contact}
        </Trans>
      ) : null}
    </Alert>
  );
}
