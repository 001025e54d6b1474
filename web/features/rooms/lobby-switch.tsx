import { Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';

/** "Lobby": whether guests wait until somebody lets them in. */
export function LobbySwitch({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { t } = useLingui();
  return (
    <Switch
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={<Trans>Lobby</Trans>}
      description={t`Guests wait until somebody lets them in`}
    />
  );
}
