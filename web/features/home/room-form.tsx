import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnRoomView } from '../../../contract/rooms.ts';
import { api, ifMatch } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { tell } from '../../ui/toast.tsx';
import { ChatHistorySwitch, LobbySwitch, PinField, usePinRules } from '../rooms/index.ts';
import classes from './room-form.module.css';
import { onTopOf, type RoomValues, roomChange, roomValues } from './room-values.ts';

/** Name, PINs, lobby and chat of my room. */
export function RoomForm({ room, onDone }: { room: OwnRoomView; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  // The version that the dialog was opened with, or the newer one that a refusal to overwrite has brought.
  const [base, setBase] = useState(room);
  const form = useForm<RoomValues>({
    initialValues: roomValues(room),
    validate: { name: (name) => (name.trim() === '' ? t`Enter a name` : null), ...usePinRules() },
  });
  const change = roomChange(roomValues(base), form.values);
  const takeNewer = async () => {
    const newer = await queries.fetchQuery({ ...api.rooms.mine.queryOptions(), staleTime: 0 });
    form.setValues(onTopOf(roomValues(newer), roomValues(base), form.values));
    setBase(newer);
  };
  const save = useMutation(
    api.rooms.updateMine.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        queries.setQueryData(api.rooms.mine.queryKey(), saved);
        tell(t`Saved. It holds for whoever comes from now on.`);
        onDone();
      },
      onError: async (error) => {
        if (toProblem(error).code === 'stale') await takeNewer();
        setFault(putFaultsOnForm(form, error, { guest_pin_alone: 'hostPin', pins_equal: 'guestPin' }));
      },
    }),
  );
  const stale = fault !== null && toProblem(fault).code === 'stale';
  const send = () => save.mutate({ headers: ifMatch(base.version), body: change });
  return (
    <form className={classes.form} onSubmit={form.onSubmit(send, focusFaulty(form))} noValidate>
      {stale ? (
        <Alert role="alert" color="copper" variant="light" title={<Trans>Changed meanwhile</Trans>}>
          <SavedMeanwhile saved={roomValues(base)} />
        </Alert>
      ) : (
        <ProblemAlert error={fault} />
      )}
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
      <ChatHistorySwitch
        checked={form.values.chatHistory}
        onChange={(chatHistory) => form.setFieldValue('chatHistory', chatHistory)}
      />
      <div className={classes.buttons}>
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={save.isPending} disabled={Object.keys(change).length === 0}>
          <Trans>Save changes</Trans>
        </Button>
      </div>
    </form>
  );
}

/** The other version beside mine, which stands in the fields. */
function SavedMeanwhile({ saved: { name, hostPin, guestPin, lobby, chatHistory } }: { saved: RoomValues }) {
  const { t } = useLingui();
  const host = hostPin || t`none`;
  const guest = guestPin || t`none`;
  const guestsWait = lobby ? t`on` : t`off`;
  const chat = chatHistory ? t`on` : t`off`;
  return (
    <Trans>
      Somebody else, or you on another device, saved this: {name}, host PIN {host}, guest PIN {guest}, lobby{' '}
      {guestsWait}, chat for who joins later {chat}. The fields hold your changes on top of it; save them or cancel.
    </Trans>
  );
}
