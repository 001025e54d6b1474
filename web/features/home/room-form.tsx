import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoomView } from '../../../contract/members.ts';
import { api, ifMatch } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { tell } from '../../ui/toast.tsx';
import { LobbySwitch, PinField, usePinRules } from '../rooms/index.ts';
import classes from './room-form.module.css';

/** Name, PINs and lobby of my room. */
export function RoomForm({ room, onDone }: { room: RoomView; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    initialValues: {
      name: room.name,
      hostPin: room.hostPin ?? '',
      guestPin: room.guestPin ?? '',
      lobby: room.lobby,
    },
    validate: { name: (name: string) => (name.trim() === '' ? t`Enter a name` : null), ...usePinRules() },
  });
  const save = useMutation(
    api.rooms.updateMine.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        queries.setQueryData(api.rooms.mine.queryKey(), saved);
        tell(t`Saved. It holds for whoever comes from now on.`);
        onDone();
      },
      onError: (error) => {
        const rest = putFaultsOnForm(form, error, { guest_pin_alone: 'hostPin', pins_equal: 'guestPin' });
        setFault(rest);
        if (toProblem(error).code === 'stale') void queries.invalidateQueries({ queryKey: api.rooms.mine.queryKey() });
      },
    }),
  );
  const send = ({ name, hostPin, guestPin, lobby }: typeof form.values) =>
    save.mutate({
      headers: ifMatch(room.version),
      body: { name, hostPin: hostPin || null, guestPin: guestPin || null, lobby },
    });
  return (
    <form className={classes.form} onSubmit={form.onSubmit(send, focusFaulty(form))} noValidate>
      <ProblemAlert error={fault} />
      <TextInput {...form.getInputProps('name')} label={t`Room name`} autoComplete="off" data-autofocus />
      <div className={classes.pair}>
        <PinField
          {...form.getInputProps('hostPin')}
          value={form.values.hostPin}
          label={t`Host PIN`}
          placeholder={t`None`}
          description={t`Others wait until a host is there`}
          generate={t`Generate a host PIN`}
        />
        <PinField
          {...form.getInputProps('guestPin')}
          value={form.values.guestPin}
          label={t`Guest PIN`}
          placeholder={t`None`}
          description={t`Guests are asked for it`}
          generate={t`Generate a guest PIN`}
        />
      </div>
      <LobbySwitch checked={form.values.lobby} onChange={(lobby) => form.setFieldValue('lobby', lobby)} />
      <div className={classes.buttons}>
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={save.isPending} disabled={!form.isDirty()}>
          <Trans>Save changes</Trans>
        </Button>
      </div>
    </form>
  );
}
