import { Trans } from '@lingui/react/macro';
import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

const next = { auto: 'light', light: 'dark', dark: 'auto' } as const;

/** Goes through the three themes: as the system, light, dark. */
export function ThemeItem() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.Item
      closeMenuOnClick={false}
      leftSection={colorScheme === 'light' ? <IconSun aria-hidden /> : <IconMoon aria-hidden />}
      onClick={() => setColorScheme(next[colorScheme])}
    >
      {colorScheme === 'auto' ? <Trans>Theme: as the system</Trans> : null}
      {colorScheme === 'light' ? <Trans>Theme: light</Trans> : null}
      {colorScheme === 'dark' ? <Trans>Theme: dark</Trans> : null}
    </Menu.Item>
  );
}
