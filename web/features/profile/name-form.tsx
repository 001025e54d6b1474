import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ifMatch } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { useSignedIn } from '../../api/session.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { tell } from '../../ui/toast.tsx';
import { MyEmail } from './my-email.tsx';
import classes from './profile.module.css';

interface Me {
  fullName: string;
  email: string;
  version: number;
}

/** My name and email, which I change myself; the video address, which an administrator looks after. */
export function NameForm({ me }: { me: Me }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { member } = useSignedIn();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    initialValues: { fullName: me.fullName },
    validate: { fullName: (name) => (name.trim() === '' ? t`Enter your name` : null) },
  });
  const changed = form.values.fullName.trim() !== me.fullName;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version is a reason to fill the form
  useEffect(() => {
    form.setInitialValues({ fullName: me.fullName });
    if (!form.isDirty()) form.setValues({ fullName: me.fullName });
  }, [me.version]);
  const update = useMutation(
    api.identity.updateMe.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        queries.setQueryData(api.identity.me.queryKey(), saved);
        form.setValues({ fullName: saved.fullName });
        tell(t`Saved: full name`);
        const keys = [api.identity.session.key(), api.rooms.key(), api.directory.key(), api.members.key()];
        for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
      },
      onError: (error) => {
        setFault(putFaultsOnForm(form, error));
        if (toProblem(error).code === 'stale') void queries.invalidateQueries({ queryKey: api.identity.me.key() });
      },
    }),
  );
  return (
    <Panel title={<Trans>Profile</Trans>}>
      <form
        onSubmit={form.onSubmit(
          ({ fullName }) => update.mutate({ headers: ifMatch(me.version), body: { fullName } }),
          focusFaulty(form),
        )}
        noValidate
      >
        <div className={classes.fault}>
          <ProblemAlert error={fault} />
        </div>
        <div className={classes.fields}>
          <TextInput
            {...form.getInputProps('fullName')}
            label={t`Full name`}
            description={t`Shown in the directory and in meetings`}
            autoComplete="name"
          />
          <MyEmail email={me.email} />
          {member ? (
            <>
              <TextInput
                label={t`Video address`}
                value={member.videoAddress}
                readOnly
                description={t`An administrator can change it`}
                rightSection={<CopyButton text={member.videoAddress} label={t`Copy video address`} />}
              />
              <TextInput
                label={t`Room address`}
                value={member.roomAddress}
                readOnly
                rightSection={<CopyButton text={member.roomAddress} label={t`Copy room address`} />}
              />
            </>
          ) : null}
        </div>
        <SaveBar
          changes={changed ? [t`full name`] : []}
          saving={update.isPending}
          onDiscard={() => {
            setFault(null);
            form.setValues({ fullName: me.fullName });
            form.clearErrors();
          }}
        />
      </form>
    </Panel>
  );
}
