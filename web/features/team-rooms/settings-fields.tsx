import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { ChatHistorySwitch, LobbySwitch, PinField } from '../rooms/index.ts';
import { AskForNameSwitch } from './ask-for-name-switch.tsx';
import classes from './room.module.css';
import { type SettingsValues, settingsOf } from './settings-values.ts';
import type { PinRule } from './use-pin-rule.ts';
import { useRoomAddressCheck } from './use-room-address.ts';

interface SettingsFieldsProps {
  form: UseFormReturnType<SettingsValues>;
  /** The saved version that the form was filled from. */
  room: TeamRoomView;
  pinRule: PinRule;
}

/** Name, video address, PINs, lobby, whether a name is asked for, and who reads the chat. */
export function SettingsFields({ form, room, pinRule: { required, minimumLength } }: SettingsFieldsProps) {
  const { t } = useLingui();
  const digits = Math.max(6, minimumLength);
  const domain = room.videoAddress.slice(room.videoAddress.lastIndexOf('@') + 1);
  const typed = form.values.localPart.trim().toLowerCase();
  const moved = typed !== settingsOf(room).localPart;
  const check = useRoomAddressCheck(moved ? typed : '', domain, room.id);
  const refused = check.state === 'malformed' || check.state === 'taken';
  const least = t`Your company asks for at least ${minimumLength} digits`;
  return (
    <div className={classes.fields}>
      <TextInput
        {...form.getInputProps('name')}
        label={t`Name`}
        description={t`Shown in the directory and in meetings`}
        autoComplete="off"
      />
      <SuffixInput
        {...form.getInputProps('localPart')}
        label={t`Video address`}
        suffix={`@${domain}`}
        autoComplete="off"
        error={refused ? check.message : form.errors['localPart']}
        description={refused ? null : <Trans>The old address goes on working for 90 days</Trans>}
      />
      <PinField
        {...form.getInputProps('hostPin')}
        value={form.values.hostPin}
        label={t`Host PIN`}
        placeholder={t`None`}
        description={required ? t`Your company requires one, of at least ${minimumLength} digits` : least}
        generate={t`Generate a host PIN`}
        digits={digits}
      />
      <PinField
        {...form.getInputProps('guestPin')}
        value={form.values.guestPin}
        label={t`Guest PIN`}
        placeholder={t`None`}
        description={t`Guests are asked for it, and wait until a host is there`}
        generate={t`Generate a guest PIN`}
        digits={digits}
      />
      <LobbySwitch checked={form.values.lobby} onChange={(lobby) => form.setFieldValue('lobby', lobby)} />
      <AskForNameSwitch
        checked={form.values.askForName}
        onChange={(askForName) => form.setFieldValue('askForName', askForName)}
      />
      <ChatHistorySwitch
        checked={form.values.chatHistory}
        onChange={(chatHistory) => form.setFieldValue('chatHistory', chatHistory)}
      />
    </div>
  );
}
