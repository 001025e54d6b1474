import { Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';

interface AskForNameSwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** "Ask for a name": whether guests say who they are before they come in. */
export function AskForNameSwitch({ checked, onChange }: AskForNameSwitchProps) {
  const { t } = useLingui();
  return (
    <Switch
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={<Trans>Ask for a name</Trans>}
      description={t`Guests say who they are before they come in`}
    />
  );
}
