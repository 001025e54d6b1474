import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { tell } from '../../ui/toast.tsx';

/** Asks the browser to show calls while another window is looked at; only where that was not decided yet. */
export function NotifyItem() {
  const { t } = useLingui();
  const [permission, setPermission] = useState('Notification' in window ? Notification.permission : 'denied');
  if (permission !== 'default') return null;
  const ask = async () => {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === 'granted') tell(t`You are told of calls while this window is in the background.`);
  };
  return (
    <Menu.Item leftSection={<IconBell aria-hidden />} onClick={() => void ask()}>
      <Trans>Notify me of calls</Trans>
    </Menu.Item>
  );
}
