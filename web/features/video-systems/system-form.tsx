import { Trans, useLingui } from '@lingui/react/macro';
import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { api, client, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useVersionedForm } from '../../app/use-versioned-form.ts';
import { SaveBar } from '../../ui/save-bar.tsx';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import classes from './system.module.css';
import {
  bodyOf,
  differences,
  mergeValues,
  type SystemField,
  type SystemValues,
  staleSystem,
  valuesOf,
} from './system-values.ts';

/** Name, address and auto-answer of a video system: saved together, and never over somebody else's newer change. */
export function SystemForm({ system }: { system: VideoSystemView }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const names: Record<SystemField, string> = {
    name: t`name`,
    localPart: t`video address`,
    autoAnswer: t`automatic answer`,
  };
  const form = useForm<SystemValues>({
    initialValues: valuesOf(system),
    validate: {
      name: (name) => (name.trim() ? null : t`Give it a name`),
      localPart: (localPart) => (localPart.trim() ? null : t`Enter an address`),
    },
  });
  const { base, changed, fault, newer, saving, submit, save, discard, closeNewer, choose } = useVersionedForm({
    row: system,
    form,
    valuesOf,
    differences,
    names,
    readStale: staleSystem,
    faultFields: { address_taken: 'localPart', address_malformed: 'localPart' },
    send: (from, values, fields) =>
      client.videoSystems.update({
        params: { id: from.id },
        headers: ifMatch(from.version),
        body: bodyOf(values, fields),
      }),
    keep: (row) => queries.setQueryData(api.videoSystems.get.queryKey({ input: { id: row.id } }), row),
    onSaved: () => void queries.invalidateQueries({ queryKey: api.videoSystems.list.key() }),
  });
  const asTexts = (values: SystemValues): Record<SystemField, string> => ({
    ...values,
    autoAnswer: values.autoAnswer ? t`on` : t`off`,
  });
  const domain = base.videoAddress.slice(base.videoAddress.lastIndexOf('@') + 1);
  return (
    <form className={classes.form} onSubmit={submit(save)} noValidate>
      <div className={classes.fields}>
        <TextInput
          {...form.getInputProps('name')}
          label={t`Name`}
          description={t`Shown on its screen, in the directory and in meetings`}
          autoComplete="off"
        />
        <SuffixInput
          {...form.getInputProps('localPart')}
          label={t`Video address`}
          suffix={`@${domain}`}
          autoComplete="off"
          readOnly={base.sharesAddress}
          description={
            base.sharesAddress ? (
              <Trans>The address of the member that it is twinned to. Change it there.</Trans>
            ) : (
              <Trans>The old address works for 90 days; links and printed codes go on working</Trans>
            )
          }
        />
      </div>
      <Switch
        {...form.getInputProps('autoAnswer', { type: 'checkbox' })}
        mt="lg"
        label={t`Answer calls by itself`}
        description={t`After three announced seconds whoever calls sees and hears the room, without anybody in it doing anything`}
      />
      {fault ? (
        <div className={classes.fault}>
          <ProblemAlert error={fault} />
        </div>
      ) : null}
      <SaveBar changes={changed.map((field) => names[field])} saving={saving} onDiscard={discard} />
      {newer ? (
        <StaleDialog
          what={t`this video system`}
          names={names}
          base={asTexts(valuesOf(base))}
          mine={asTexts(form.values)}
          theirs={asTexts(valuesOf(newer))}
          onClose={closeNewer}
          onChosen={(keep) => choose(mergeValues(valuesOf(newer), form.values, keep))}
        />
      ) : null}
    </form>
  );
}
