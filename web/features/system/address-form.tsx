import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScreenJoin } from '../../../contract/video-system-devices.ts';
import { client } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { readAddress } from '../../app/read-address.ts';
import classes from './scanned.module.css';

interface AddressFormProps {
  working: boolean;
  /** Behind the rooms that one may choose. */
  folded: boolean;
  onJoin: (join: ScreenJoin) => void;
}

/** A meeting by its address or link, with the PIN that its room asks for. */
export function AddressForm({ working, folded, onJoin }: AddressFormProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [pin, setPin] = useState('');
  const address = readAddress(typed);
  const look = useMutation({ mutationFn: (asked: string) => client.meet.look({ address: asked }) });
  const room = look.variables === address ? look.data : undefined;
  const asksPin = room?.entry === 'pin';
  const join = () => onJoin({ to: 'address', address, ...(pin === '' ? {} : { pin }) });
  const submit = () => {
    if (address === '') return;
    if (room) join();
    else look.mutate(address, { onSuccess: ({ entry }) => entry !== 'pin' && join() });
  };
  const form = (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={t`Address or link of the meeting`}
        placeholder="board.room@company.example"
        value={typed}
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {asksPin ? (
        <TextInput
          label={room.mayWait ? t`Host PIN, if you have it` : t`PIN`}
          description={room.mayWait ? t`Without it the screen waits until a host is there.` : undefined}
          value={pin}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
      ) : null}
      <ProblemAlert error={look.variables === address ? look.error : null} />
      <Button
        type="submit"
        variant={folded ? 'default' : 'filled'}
        size="md"
        fullWidth
        loading={working || look.isPending}
        disabled={address === '' || (asksPin && !room.mayWait && pin.length < 4)}
      >
        <Trans>Bring the screen in</Trans>
      </Button>
    </form>
  );
  if (!folded) return form;
  return (
    <details className={classes.other}>
      <summary>
        <Trans>Another meeting</Trans>
      </summary>
      {form}
    </details>
  );
}
