import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { type Exported, type ExportFormat, usageExportHref } from './export-link.ts';
import type { Period } from './period.ts';
import classes from './usage.module.css';

interface PageExportProps {
  period: Period;
  privacy: StatisticsPrivacy;
  onPrint: () => void;
}

/** "Export": whatever the page shows, and the calls and legs themselves, in either format; or all of it on paper. */
export function PageExport({ period, privacy, onPrint }: PageExportProps) {
  const { t } = useLingui();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const figures: [Exported, string][] = [['summary', t`Figures`]];
  const charts: [Exported, string][] = [
    ['days', t`Days`],
    ['hours', t`Weekdays and hours`],
    ['kinds', t`Meeting or direct`],
    ['clients', t`Browsers and systems`],
    ['sizes', t`Meeting sizes`],
    ['lengths', t`Meeting lengths`],
    ['quality', t`Connections`],
  ];
  const tables: [Exported, string][] = [
    ['members', t`Members`],
    ['rooms', t`Rooms`],
    ['video-systems', t`Video systems`],
  ];
  const records: [Exported, string][] = [
    ['calls', t`Calls, one a line`],
    ['legs', t`Legs, one a line`],
  ];
  const groups = privacy === 'totals-only' ? [figures] : [[...figures, ...charts], tables, records];
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button leftSection={<IconDownload aria-hidden />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" className={classes.exports}>
        <div className={classes.formats}>
          <FilterChips
            label={t`Format`}
            value={format}
            options={[
              { value: 'csv', label: 'CSV' },
              { value: 'json', label: 'JSON' },
            ]}
            onChange={setFormat}
          />
        </div>
        {groups.flatMap((group, at) => [
          at > 0 ? <Menu.Divider key={group[0]?.[0]} /> : null,
          ...group.map(([what, name]) => (
            <Menu.Item key={what} component="a" href={usageExportHref(what, format, period)} download>
              {name}
            </Menu.Item>
          )),
        ])}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPrinter aria-hidden />} onClick={onPrint}>
          <Trans>Print the page</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
