import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CompanyView } from '../../../contract/service.ts';
import { api } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { keyFor } from '../../api/repeat-key.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import classes from '../../ui/dialog.module.css';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { tell } from '../../ui/toast.tsx';
import { ChatHistorySwitch, drawPin, LobbySwitch, PinField, usePinRules } from '../rooms/index.ts';
import { AskForNameSwitch } from './ask-for-name-switch.tsx';
import { renewTeamRooms } from './renew-team-rooms.ts';
import room from './room.module.css';
import { useRoomAddressCheck, useRoomProposal } from './use-room-address.ts';

interface AddRoomFormProps {
  company: CompanyView;
  onDone: () => void;
}

/** Name, address and who gets in. The address is proposed from the name until one is typed, and checked while it is. */
export function AddRoomForm({ company, onDone }: AddRoomFormProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const [chosen, setChosen] = useState(false);
  const [domain, setDomain] = useState(company.domains[0] ?? '');
  const { required, minimumLength } = company.pinRule;
  const digits = Math.max(6, minimumLength);
  const pinRules = usePinRules(minimumLength);
  const form = useForm({
    initialValues: {
      name: '',
      localPart: '',
      hostPin: required ? drawPin(digits) : '',
      guestPin: '',
      lobby: false,
      askForName: true,
      chatHistory: false,
    },
    validate: {
      name: (name) => (name.trim() === '' ? t`Enter a name` : null),
      localPart: (part) => (part.trim() === '' ? t`Enter a video address` : null),
      hostPin: (pin, values) =>
        pinRules.hostPin(pin, values) ?? (required && pin === '' ? t`Your company requires a host PIN` : null),
      guestPin: pinRules.guestPin,
    },
  });
  const { name, localPart } = form.values;
  const check = useRoomAddressCheck(localPart, domain);
  useRoomProposal(name, domain, !chosen, (part) => form.setFieldValue('localPart', part));
  const leave = async (id: string) => {
    onDone();
    await navigate({ to: '/company/team-rooms/$roomId', params: { roomId: id } });
    await renewTeamRooms(queries);
  };
  const add = useMutation(
    api.teamRooms.create.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (made) => {
        tell(t`${made.name} is added. Say who its owners are.`);
        return leave(made.id);
      },
      onError: (error) => {
        const { code, current } = toProblem(error);
        // An answer that was lost on its way: the room is there.
        if (code === 'already_done' && isMade(current)) return leave(current.id);
        const fields = { address_taken: 'localPart', address_malformed: 'localPart', pins_equal: 'guestPin' };
        setFault(putFaultsOnForm(form, error, { ...fields, guest_pin_alone: 'hostPin' }));
        return undefined;
      },
    }),
  );
  const left = company.licences.teamRooms.total - company.licences.teamRooms.used;
  const send = ({ hostPin, guestPin, ...values }: typeof form.values) => {
    const body = { ...values, domain, hostPin: hostPin || null, guestPin: guestPin || null };
    add.mutate({ headers: { 'idempotency-key': keyFor(body) }, body });
  };
  const refused = check.state === 'taken' || check.state === 'malformed';
  const notes = { checking: t`Checking`, free: t`Free`, unknown: t`Proposed from the name` };
  const note = refused ? null : notes[check.state === 'checking' || check.state === 'free' ? check.state : 'unknown'];
  return (
    <form className={classes.stack} onSubmit={form.onSubmit(send, focusFaulty(form))} noValidate>
      <ProblemAlert error={fault} />
      {left <= 0 ? (
        <Alert color="copper" variant="light" title={<Trans>No licence left</Trans>}>
          <Trans>
            Remove a team room, or ask {company.provider.name} for more: {company.provider.contact}
          </Trans>
        </Alert>
      ) : null}
      <TextInput
        {...form.getInputProps('name')}
        label={t`Name`}
        description={t`Shown in the directory and in meetings`}
        autoComplete="off"
        data-autofocus
      />
      <SuffixInput
        {...form.getInputProps('localPart')}
        onChange={(event) => {
          setChosen(event.currentTarget.value !== '');
          form.setFieldValue('localPart', event.currentTarget.value);
        }}
        label={t`Video address`}
        suffix={`@${domain}`}
        autoComplete="off"
        error={refused ? check.message : form.errors['localPart']}
        description={form.errors['localPart'] ? null : note}
      />
      {company.domains.length > 1 ? (
        <NativeSelect
          label={t`Domain`}
          description={t`It can’t be changed later`}
          data={company.domains}
          value={domain}
          onChange={(event) => setDomain(event.currentTarget.value)}
        />
      ) : null}
      <div className={room.pair}>
        <PinField
          {...form.getInputProps('hostPin')}
          value={form.values.hostPin}
          label={t`Host PIN`}
          placeholder={t`None`}
          description={t`Others wait until a host is there`}
          generate={t`Generate a host PIN`}
          digits={digits}
        />
        <PinField
          {...form.getInputProps('guestPin')}
          value={form.values.guestPin}
          label={t`Guest PIN`}
          placeholder={t`None`}
          description={t`Guests are asked for it`}
          generate={t`Generate a guest PIN`}
          digits={digits}
        />
      </div>
      <LobbySwitch checked={form.values.lobby} onChange={(lobby) => form.setFieldValue('lobby', lobby)} />
      <AskForNameSwitch
        checked={form.values.askForName}
        onChange={(askForName) => form.setFieldValue('askForName', askForName)}
      />
      <ChatHistorySwitch
        checked={form.values.chatHistory}
        onChange={(chatHistory) => form.setFieldValue('chatHistory', chatHistory)}
      />
      <p className={classes.facts}>
        <Plural value={left} _0="No licence left" one="# licence left" other="# licences left" />
      </p>
      <div className={classes.buttons}>
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={add.isPending} disabled={left <= 0 || refused}>
          <Trans>Add team room</Trans>
        </Button>
      </div>
    </form>
  );
}

const isMade = (current: unknown): current is { id: string } =>
  typeof current === 'object' && current !== null && 'id' in current && typeof current.id === 'string';
