import { Trans, useLingui } from '@lingui/react/macro';
import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { api, ifMatch } from '../../api/client.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { tell } from '../../ui/toast.tsx';
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
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const names: Record<SystemField, string> = {
    name: t`name`,
    localPart: t`video address`,
    autoAnswer: t`automatic answer`,
  };
  // The version that the form was filled from; what is read later replaces it while nothing was changed here.
  const [base, setBase] = useState(system);
  const [fault, setFault] = useState<unknown>(null);
  const [newer, setNewer] = useState<VideoSystemView | null>(null);
  const form = useForm<SystemValues>({
    initialValues: valuesOf(system),
    validate: {
      name: (name) => (name.trim() ? null : t`Give it a name`),
      localPart: (localPart) => (localPart.trim() ? null : t`Enter an address`),
    },
  });
  const changed = differences(valuesOf(base), form.values);
  const fill = (from: VideoSystemView, values = valuesOf(from)) => {
    setBase(from);
    form.setValues(values);
    form.clearErrors();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version is a reason to fill the form
  useEffect(() => {
    if (system.version !== base.version && changed.length === 0) fill(system);
  }, [system]);
  const update = useMutation(
    api.videoSystems.update.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        queries.setQueryData(api.videoSystems.get.queryKey({ input: { id: saved.id } }), saved);
        fill(saved);
        setNewer(null);
        const saying = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' });
        tell(t`Saved: ${saying.format(changed.map((field) => names[field]))}`);
        void queries.invalidateQueries({ queryKey: api.videoSystems.list.key() });
      },
      onError: (error) => {
        const theirs = staleSystem(error);
        setNewer(theirs);
        if (theirs) return;
        const fields = { address_taken: 'localPart', address_malformed: 'localPart' };
        setFault(putFaultsOnForm(form, error, fields));
      },
    }),
  );
  const save = (from: VideoSystemView, values: SystemValues) => {
    const fields = differences(valuesOf(from), values);
    if (fields.length === 0) return;
    update.mutate({ params: { id: from.id }, headers: ifMatch(from.version), body: bodyOf(values, fields) });
  };
  const asTexts = (values: SystemValues): Record<SystemField, string> => ({
    ...values,
    autoAnswer: values.autoAnswer ? t`on` : t`off`,
  });
  const domain = base.videoAddress.slice(base.videoAddress.lastIndexOf('@') + 1);
  return (
    <form
      className={classes.form}
      onSubmit={form.onSubmit((values) => save(base, values), focusFaulty(form))}
      noValidate
    >
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
        description={t`Whoever calls sees and hears the room at once, without anybody in it doing anything`}
      />
      {fault ? (
        <div className={classes.fault}>
          <ProblemAlert error={fault} />
        </div>
      ) : null}
      <SaveBar
        changes={changed.map((field) => names[field])}
        saving={update.isPending}
        onDiscard={() => {
          setFault(null);
          fill(system);
        }}
      />
      {newer ? (
        <StaleDialog
          what={t`this video system`}
          names={names}
          base={asTexts(valuesOf(base))}
          mine={asTexts(form.values)}
          theirs={asTexts(valuesOf(newer))}
          onClose={() => setNewer(null)}
          onChosen={(keep) => {
            const values = mergeValues(valuesOf(newer), form.values, keep);
            fill(newer, values);
            queries.setQueryData(api.videoSystems.get.queryKey({ input: { id: newer.id } }), newer);
            setNewer(null);
            save(newer, values);
          }}
        />
      ) : null}
    </form>
  );
}
