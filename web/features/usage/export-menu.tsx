import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { type Exported, usageExportHref } from './export-link.ts';
import type { Period } from './period.ts';

export interface ExportMenuProps {
  what: Exported;
  period: Period;
  /** What narrows it, as the list or the table was asked for. */
  choice?: Readonly<Record<string, string | number | undefined>>;
  /** What opens it; a button "Export" where absent. */
  target?: ReactElement;
}

/** Exports exactly what is shown, as CSV or JSON. */
export function ExportMenu({ what, period, choice, target }: ExportMenuProps) {
  const { t } = useLingui();
  const written = Object.entries(choice ?? {}).map(([name, value]) => [
    name,
    value === undefined ? undefined : `${value}`,
  ]);
  const texts: Record<string, string | undefined> = Object.fromEntries(written);
  return (
    <Menu position="bottom-end" width={150} portalProps={{ target: '#main' }}>
      <Menu.Target>
        {target ?? (
          <Button leftSection={<IconDownload aria-hidden />}>
            <Trans>Export</Trans>
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown aria-label={t`Export`}>
        <Menu.Item component="a" href={usageExportHref(what, 'csv', period, texts)} download>
          <Trans>As CSV</Trans>
        </Menu.Item>
        <Menu.Item component="a" href={usageExportHref(what, 'json', period, texts)} download>
          <Trans>As JSON</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
