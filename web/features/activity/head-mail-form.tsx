import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityHeadMail } from '../../../contract/activity.ts';
import { api, ifMatch } from '../../api/client.ts';
import { staleVersion } from '../../api/stale.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import dialog from '../../ui/dialog.module.css';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import classes from './activity.module.css';

interface Values {
  address: string;
  every: 'day' | 'week';
}

const valuesOf = ({ address, every }: ActivityHeadMail): Values => ({ address: address ?? '', every });

const isHeadMail = (value: object): value is ActivityHeadMail => 'address' in value && 'every' in value;

/** Chooses whom the head is mailed to; shows it, for taking it along by hand. */
export function HeadMailForm({ saved, onClose }: { saved: ActivityHeadMail; onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<ActivityHeadMail | null>(null);
  const form = useForm<Values>({ initialValues: valuesOf(saved) });
  const set = useMutation(
    api.activity.setHeadMail.mutationOptions({
      onSuccess: async ({ address }) => {
        await queries.invalidateQueries({ queryKey: api.activity.key() });
        tell(address ? t`The head is mailed to ${address}` : t`The head is mailed to nobody`);
        onClose();
      },
      onError: (error) => {
        setTheirs(staleVersion(error, isHeadMail));
        putFaultsOnForm(form, error);
      },
    }),
  );
  const send = ({ address, every }: Values, version = saved.version) =>
    set.mutate({ headers: ifMatch(version), body: { address: address.trim() || null, every } });
  const names = { address: t`Email`, every: t`How often` };
  const everyTexts = { day: t`Every day`, week: t`Every week` };
  const textsOf = ({ address, every }: Values) => ({ address, every: everyTexts[every] });
  const { head, sentAt, sendsMail, waiting } = saved;
  const place = head ? `${head.position}:${head.digest}` : '';
  return (
    <form
      className={`${dialog.stack} ${classes.detail}`}
      noValidate
      onSubmit={form.onSubmit((values) => send(values), focusFaulty(form))}
    >
      <p className={dialog.text}>
        <Trans>
          Every entry is sealed into a chain. Its head is a digest over all of them: with it, kept outside of the
          service, anyone who runs the service can prove that no entry was changed, taken out or put in since.
        </Trans>
      </p>
      {sendsMail ? null : (
        <p className={dialog.text}>
          <Trans>This service sends no mail. Copy the head and keep it somewhere else.</Trans>
        </p>
      )}
      <TextInput
        type="email"
        label={t`Email`}
        description={t`Empty: it is mailed to nobody`}
        data-autofocus
        {...form.getInputProps('address')}
      />
      <Select
        label={t`How often`}
        allowDeselect={false}
        data={[
          { value: 'day', label: everyTexts.day },
          { value: 'week', label: everyTexts.week },
        ]}
        comboboxProps={{ withinPortal: false }}
        {...form.getInputProps('every')}
      />
      <dl className={classes.facts}>
        <dt>
          <Trans>Head now</Trans>
        </dt>
        <dd>
          {head ? (
            <span className={classes.place}>
              <code>{place}</code>
              <CopyButton text={place} label={t`Copy the head`} />
            </span>
          ) : (
            <Trans>nothing is sealed yet</Trans>
          )}
        </dd>
        <dt>
          <Trans>Not sealed yet</Trans>
        </dt>
        <dd>{format.number(waiting)}</dd>
        <dt>
          <Trans>Last mailed</Trans>
        </dt>
        <dd>{sentAt ? format.dateTime(sentAt) : <Trans>never</Trans>}</dd>
        <dt>
          <Trans>Kept for</Trans>
        </dt>
        <dd>
          <Plural value={saved.retentionMonths} one="# month" other="# months" />
        </dd>
      </dl>
      <ProblemAlert error={theirs ? null : set.error} />
      <div className={dialog.buttons}>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={set.isPending} disabled={!form.isDirty()}>
          <Trans>Save</Trans>
        </Button>
      </div>
      {theirs ? (
        <StaleDialog
          what={t`whom the head is mailed to`}
          names={names}
          base={textsOf(valuesOf(saved))}
          mine={textsOf(form.values)}
          theirs={textsOf(valuesOf(theirs))}
          onClose={() => setTheirs(null)}
          onChosen={(keep) => {
            const other = valuesOf(theirs);
            const chosen = {
              address: keep.has('address') ? form.values.address : other.address,
              every: keep.has('every') ? form.values.every : other.every,
            };
            setTheirs(null);
            form.setValues(chosen);
            send(chosen, theirs.version);
          }}
        />
      ) : null}
    </form>
  );
}
