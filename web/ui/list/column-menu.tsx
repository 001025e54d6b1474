import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconColumns3 } from '@tabler/icons-react';
import type { Column } from './columns.ts';
import type { ColumnChoice } from './use-columns.ts';

interface ColumnMenuProps {
  columns: readonly Pick<Column<never>, 'id' | 'header'>[];
  choice: ColumnChoice;
}

/** Which columns a list shows; the last one stays. */
export function ColumnMenu({ columns, choice }: ColumnMenuProps) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false} portalProps={{ target: '#main' }}>
      <Menu.Target>
        <ActionIcon variant="default" className="only-desktop" aria-label={t`Columns`} title={t`Columns`}>
          <IconColumns3 aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Columns</Trans>
        </Menu.Label>
        {columns.map(({ id, header }) => {
          const on = choice.shown.includes(id);
          return (
            <Menu.CheckboxItem
              key={id}
              checked={on}
              disabled={on && choice.shown.length === 1}
              onChange={() => choice.toggle(id)}
              checkIcon={<IconCheck aria-hidden />}
            >
              {header}
            </Menu.CheckboxItem>
          );
        })}
        {choice.reset ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={choice.reset}>
              <Trans>Show the usual columns</Trans>
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
