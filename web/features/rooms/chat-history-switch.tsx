import { Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';

interface ChatHistorySwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** "People who join later can read the chat": else they read what is said from then on. */
export function ChatHistorySwitch({ checked, onChange }: ChatHistorySwitchProps) {
  const { t } = useLingui();
  return (
    <Switch
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={<Trans>People who join later can read the chat</Trans>}
      description={t`Also what was written before they came. The chat ends with the meeting.`}
    />
  );
}
