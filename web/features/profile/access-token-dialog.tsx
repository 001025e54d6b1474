import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokenScope } from '../../../contract/method.ts';
import { api } from '../../api/client.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import dialog from '../../ui/dialog.module.css';
import classes from './access-token-dialog.module.css';
import { IssuedToken } from './issued-token.tsx';
import { useScopeTexts } from './use-scope-texts.ts';

interface AccessTokenDialogProps {
  opened: boolean;
  /** What I may give. */
  offered: readonly TokenScope[];
  onClose: () => void;
}

/** Name, end and scopes of a new access token; then the token, this once. */
export function AccessTokenDialog({ opened, offered, onClose }: AccessTokenDialogProps) {
  const { t } = useLingui();
  const [made, setMade] = useState<string | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      // The token is shown once: a click beside the dialog does not lose it.
      closeOnClickOutside={made === null}
      title={made === null ? t`Make an access token` : t`Copy the access token now`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {made === null ? (
        <TokenForm offered={offered} onMade={setMade} onCancel={close} />
      ) : (
        <IssuedToken token={made} onClose={close} />
      )}
    </Modal>
  );
}

interface TokenFormProps {
  offered: readonly TokenScope[];
  onMade: (token: string) => void;
  onCancel: () => void;
}

function TokenForm({ offered, onMade, onCancel }: TokenFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const texts = useScopeTexts();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    initialValues: { name: '', days: '90', scopes: [] as TokenScope[] },
    validate: {
      name: (name) => (name.trim() === '' ? t`Say what uses it, so that you know it later` : null),
      scopes: (scopes) => (scopes.length === 0 ? t`Allow at least one thing` : null),
    },
  });
  const create = useMutation(
    api.accessTokens.create.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: ({ token }) => onMade(token),
      onError: (error) => setFault(putFaultsOnForm(form, error)),
      onSettled: () => queries.invalidateQueries({ queryKey: api.accessTokens.key() }),
    }),
  );
  const { scopes } = form.values;
  const box = (scope: TokenScope, label: string) =>
    offered.includes(scope) ? (
      <Checkbox
        aria-label={label}
        checked={scopes.includes(scope)}
        onChange={({ currentTarget: { checked } }) =>
          form.setFieldValue('scopes', checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))
        }
      />
    ) : null;
  return (
    <form
      className={dialog.stack}
      noValidate
      onSubmit={form.onSubmit(
        ({ name, days }) => create.mutate({ body: { name, scopes, expiresInDays: Number(days) } }),
        focusFaulty(form),
      )}
    >
      <ProblemAlert error={fault} />
      <TextInput
        {...form.getInputProps('name')}
        label={t`Name`}
        placeholder={t`Nightly list of members`}
        maxLength={100}
        data-autofocus
      />
      <Select
        {...form.getInputProps('days')}
        label={t`Works for`}
        allowDeselect={false}
        data={[
          { value: '7', label: t`7 days` },
          { value: '30', label: t`30 days` },
          { value: '90', label: t`90 days` },
          { value: '366', label: t`1 year` },
        ]}
      />
      <table className={classes.scopes} aria-label={t`What it may do`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>What it may do</Trans>
            </th>
            <th scope="col">
              <Trans>Look</Trans>
            </th>
            <th scope="col">
              <Trans>Change</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {texts.areas(offered).map(({ area, label }) => (
            <tr key={area}>
              <th scope="row">{label}</th>
              <td>{box(`${area}:read`, t`${label}: look`)}</td>
              <td>{box(`${area}:write`, t`${label}: change`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {scopes.includes('members:write') || scopes.includes('operator:write') ? (
        <p className={dialog.facts}>
          <Trans>
            Whoever may change members can also make administrators. Keep such a token as you keep your password.
          </Trans>
        </p>
      ) : null}
      {form.errors['scopes'] ? (
        <p className={classes.fault} role="alert">
          {form.errors['scopes']}
        </p>
      ) : null}
      <div className={dialog.buttons}>
        <Button onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={create.isPending}>
          <Trans>Make access token</Trans>
        </Button>
      </div>
    </form>
  );
}
