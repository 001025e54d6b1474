import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, FileInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SystemImport } from '../../../contract/operator-systems.ts';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import dialog from '../../ui/dialog.module.css';
import { tell } from '../../ui/toast.tsx';
import classes from './operator.module.css';
import { renewOperator } from './renew-operator.ts';
import { SystemFormDialog } from './system-form-dialog.tsx';

/** Faults that are listed; the rest are counted. */
const mostFaults = 50;

/** Many video systems from a CSV file: looked at first, then added all or nothing. */
export function ImportSystemsDialog({ company, onClose }: { company: CompanyPage; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<SystemImport | null>(null);
  const look = useMutation(api.operator.importVideoSystems.mutationOptions({ onSuccess: setFound }));
  const add = useMutation(
    api.operator.importVideoSystems.mutationOptions({
      onSuccess: async (done) => {
        if (done.faults.length > 0) return setFound(done);
        onClose();
        tell(t`The video systems are added.`);
        await renewOperator(queries);
      },
    }),
  );
  const { total, used } = company.licences.videoSystems;
  const inputOf = (chosen: File, dryRun: boolean) => ({
    params: { id: company.id },
    query: { dryRun: String(dryRun) },
    body: new Blob([chosen], { type: 'text/csv' }),
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setFound(null);
    if (chosen) look.mutate(inputOf(chosen, true));
  };
  return (
    <SystemFormDialog
      title={<Trans>Add many video systems</Trans>}
      fault={add.error ?? look.error}
      working={add.isPending || look.isPending}
      disabled={!file || !found || found.faults.length > 0 || found.added === 0}
      confirm={<Trans>Add video systems</Trans>}
      size={620}
      onClose={onClose}
      onSubmit={() => {
        if (file) add.mutate(inputOf(file, false));
      }}
    >
      {used >= total ? (
        <Alert color="copper" variant="light">
          <Trans>No licence is left. Change the company’s licences first.</Trans>
        </Alert>
      ) : null}
      <p className={dialog.text}>
        <Trans>
          A CSV file with the columns “Name” and “Video address”, and if you like “Domain” and “Twinned to” with a
          member’s email. Nothing is added while a line has a fault.
        </Trans>
      </p>
      <FileInput
        label={t`CSV file`}
        placeholder={t`Choose a file`}
        accept=".csv,.tsv,.txt,text/csv"
        value={file}
        onChange={choose}
        // A corrected file has the name that it had: the browser tells of it only where none was chosen before.
        fileInputProps={{
          onClick: (event) => {
            event.currentTarget.value = '';
          },
        }}
        clearable
        clearButtonProps={{ 'aria-label': t`Choose another file` }}
      />
      {found ? <Found found={found} /> : null}
    </SystemFormDialog>
  );
}

function Found({ found: { added, unchanged, faults, licencesLeft, unknownColumns } }: { found: SystemImport }) {
  const format = useFormat();
  const left = format.number(licencesLeft);
  if (faults.length > 0) {
    const more = faults.length - mostFaults;
    return (
      <Alert color="red" variant="light" title={<Plural value={faults.length} one="# fault" other="# faults" />}>
        <ul className={classes.faults}>
          {faults.slice(0, mostFaults).map(({ line, column, message, value }) => (
            <li key={`${line} ${column} ${message}`}>
              <b>
                <Trans>Line {line}</Trans>
              </b>{' '}
              {value ? <code>{value}</code> : null} {message}
            </li>
          ))}
        </ul>
        {more > 0 ? <Plural value={more} one="and # more" other="and # more" /> : null}
      </Alert>
    );
  }
  return (
    <p className={dialog.text} role="status">
      <Plural value={added} _0="Nothing new" one="# video system is new" other="# video systems are new" />
      {unchanged > 0 ? (
        <>
          , <Plural value={unchanged} one="# is there already" other="# are there already" />
        </>
      ) : null}
      . <Trans>{left} licences are left.</Trans>{' '}
      {unknownColumns.length > 0 ? <Trans>Left out: {unknownColumns.join(', ')}.</Trans> : null}
    </p>
  );
}
