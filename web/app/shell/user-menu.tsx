import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import {
  IconBuilding,
  IconChartBar,
  IconChevronDown,
  IconDownload,
  IconHelp,
  IconHistory,
  IconLanguage,
  IconLogout,
  IconServer2,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { languageName } from '../../i18n/languages.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { DoNotDisturbItems, useDoNotDisturb } from './do-not-disturb-items.tsx';
import { InstallDialog } from './install-dialog.tsx';
import { MissedCount } from './missed-count.tsx';
import { NotifyItem } from './notify-item.tsx';
import { ThemeItem } from './theme-item.tsx';
import classes from './top-bar.module.css';
import { useInstall } from './use-install.ts';
import { useSignOut } from './use-sign-out.ts';

/** The menu at the top right. What a person may not do is not in it. */
export function UserMenu() {
  const { account, can, member } = useSignedIn();
  const install = useInstall();
  const signOut = useSignOut();
  const undisturbed = useDoNotDisturb(member !== null).data?.doNotDisturb ?? false;
  const [explaining, setExplaining] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={248} offset={11} withinPortal={false}>
        <Menu.Target>
          <button type="button" className={classes.person}>
            <Avatar name={account.fullName} presence={undisturbed ? 'do-not-disturb' : 'available'} />
            <span className={classes.name}>{account.fullName}</span>
            <span className="visually-hidden">
              <Trans>, menu</Trans>
            </span>
            <IconChevronDown aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to="/profile" leftSection={<IconUser aria-hidden />}>
            <Trans>My profile</Trans>
          </Menu.Item>
          {member ? (
            <Menu.Item
              component={Link}
              to="/calls"
              leftSection={<IconHistory aria-hidden />}
              rightSection={<MissedCount />}
            >
              <Trans>My call history</Trans>
            </Menu.Item>
          ) : null}
          {member ? <DoNotDisturbItems /> : null}
          {member ? <NotifyItem /> : null}
          {can.administer || can.seeUsage || can.operate ? <Menu.Divider /> : null}
          {can.administer ? (
            <Menu.Item component={Link} to="/company/members" leftSection={<IconBuilding aria-hidden />}>
              <Trans>Company administration</Trans>
            </Menu.Item>
          ) : null}
          {can.seeUsage ? (
            <Menu.Item component={Link} to="/company/usage" leftSection={<IconChartBar aria-hidden />}>
              <Trans>Company usage</Trans>
            </Menu.Item>
          ) : null}
          {can.operate ? (
            <Menu.Item component={Link} to="/operator" leftSection={<IconServer2 aria-hidden />}>
              <Trans>Service operation</Trans>
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          {install.installed ? null : (
            <Menu.Item
              leftSection={<IconDownload aria-hidden />}
              onClick={() => (install.prompt ? install.prompt() : setExplaining(true))}
            >
              <Trans>Install the app</Trans>
            </Menu.Item>
          )}
          <Menu.Item component={Link} to="/help" leftSection={<IconHelp aria-hidden />}>
            <Trans>Help</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconLanguage aria-hidden />} closeMenuOnClick={false}>
            {languageName()}
          </Menu.Item>
          <ThemeItem />
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout aria-hidden />} onClick={signOut}>
            <Trans>Sign out</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <InstallDialog opened={explaining} onClose={() => setExplaining(false)} />
    </>
  );
}
