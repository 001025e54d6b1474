import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { CopyButton } from '../../ui/copy-button.tsx';
import { LobbySwitch, PinField } from '../rooms/index.ts';
import classes from './member.module.css';
import { valuesOf } from './member-values.ts';
import type { FieldsProps } from './person-fields.tsx';
import { usePinMinimum } from './use-member-rules.ts';

/** "Personal room": name, address, PINs and lobby. */
export function RoomFields({ form, member }: FieldsProps) {
  const { t } = useLingui();
  const minimum = usePinMinimum();
  const { room } = member;
  const moves = form.values.localPart.trim().toLowerCase() !== valuesOf(member).localPart;
  return (
    <>
      <h2 className={classes.section}>
        <Trans>Personal room</Trans>
      </h2>
      <div className={classes.fields}>
        <TextInput {...form.getInputProps('room.name')} label={t`Room name`} autoComplete="off" />
        <TextInput
          label={t`Room address`}
          value={room.videoAddress}
          readOnly
          description={moves ? t`Follows the new video address` : null}
          rightSection={<CopyButton text={room.videoAddress} label={t`Copy room address`} />}
        />
        <PinField
          {...form.getInputProps('room.hostPin')}
          value={form.values.room.hostPin}
          label={t`Host PIN`}
          placeholder={t`None`}
          description={t`Your company asks for at least ${minimum} digits`}
          generate={t`Generate a host PIN`}
          digits={Math.max(6, minimum)}
        />
        <PinField
          {...form.getInputProps('room.guestPin')}
          value={form.values.room.guestPin}
          label={t`Guest PIN`}
          placeholder={t`None`}
          description={t`Guests wait until a host is there`}
        />
        <TextInput
          label={t`Room link`}
          value={room.link}
          readOnly
          description={t`For anybody, without an account`}
          rightSection={<CopyButton text={room.link} label={t`Copy room link`} />}
        />
        <LobbySwitch checked={form.values.room.lobby} onChange={(lobby) => form.setFieldValue('room.lobby', lobby)} />
      </div>
    </>
  );
}
