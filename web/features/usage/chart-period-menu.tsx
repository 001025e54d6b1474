import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendar, IconCheck } from '@tabler/icons-react';
import type { ChartPeriod } from './own-periods.ts';
import type { Chart } from './use-chart.ts';

/** Gives a chart days of its own. */
export function ChartPeriodMenu({ chart: { own, setOwn }, title }: { chart: Chart; title: string }) {
  const { t } = useLingui();
  const choices: [ChartPeriod | undefined, string][] = [
    [undefined, t`As the page`],
    ['this-month', t`This month`],
    ['last-month', t`Last month`],
    ['3-months', t`Last 3 months`],
    ['12-months', t`Last 12 months`],
  ];
  return (
    <Menu position="bottom-end" width={190} portalProps={{ target: '#main' }}>
      <Menu.Target>
        <ActionIcon aria-label={t`Period of this chart: ${title}`} title={t`Period of this chart`}>
          <IconCalendar aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Period of this chart</Trans>
        </Menu.Label>
        {choices.map(([choice, name]) => (
          <Menu.Item
            key={name}
            rightSection={choice === own ? <IconCheck aria-hidden /> : null}
            onClick={() => setOwn(choice)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
