import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { type Exported, type ExportFormat, usageExportHref } from './export-link.ts';
import classes from './page-export.module.css';
import type { Period } from './period.ts';

interface PageExportProps {
  period: Period;
  privacy: StatisticsPrivacy;
  onPrint: () => void;
}

type Group = readonly [Exported, string][];

/** "Export": whatever the page shows, and the calls and legs themselves, in either format; or all of it on paper. */
export function PageExport({ period, privacy, onPrint }: PageExportProps) {
  const { t } = useLingui();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const links = (name: ReactNode, group: Group) => (
    <div className={classes.group}>
      <h3>{name}</h3>
      <ul>
        {group.map(([what, label]) => (
          <li key={what}>
            <a href={usageExportHref(what, format, period)} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
  const figures: Group = [['summary', t`Figures`]];
  const charts: Group = [
    ['days', t`Days`],
    ['hours', t`Weekdays and hours`],
    ['sizes', t`Meeting sizes`],
    ['lengths', t`Meeting lengths`],
    ['kinds', t`Meeting or direct`],
    ['quality', t`Connections`],
    ['clients', t`Browsers and systems`],
  ];
  const tables: Group = [
    ['rooms', t`Rooms`],
    ['members', t`Members`],
    ['video-systems', t`Video systems`],
  ];
  const records: Group = [
    ['calls', t`Calls, one a line`],
    ['legs', t`Legs, one a line`],
  ];
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<IconDownload aria-hidden />} onClick={toggle}>
          <Trans>Export</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.sheet} aria-label={t`Export`}>
        <FilterChips
          label={t`Format`}
          value={format}
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
          ]}
          onChange={setFormat}
        />
        {links(<Trans>The page</Trans>, privacy === 'totals-only' ? figures : [...figures, ...charts])}
        {privacy === 'totals-only' ? null : (
          <>
            {links(<Trans>Tables</Trans>, tables)}
            {links(<Trans>Records</Trans>, records)}
          </>
        )}
        <Button
          variant="subtle"
          leftSection={<IconPrinter aria-hidden />}
          className={classes.print}
          onClick={() => {
            close();
            onPrint();
          }}
        >
          <Trans>Print the page</Trans>
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
