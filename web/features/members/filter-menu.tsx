import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './filter-menu.module.css';

interface FilterMenuProps<Value extends string> {
  /** What is filtered by: `Status`. */
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
}

/** One filter of a list: any, or one of a few. */
export function FilterMenu<Value extends string>({ label, value, options, onChange }: FilterMenuProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <Button
          className={classes.target}
          data-on={chosen ? true : undefined}
          rightSection={<IconChevronDown aria-hidden />}
        >
          {chosen ? (
            <>
              {label}: {chosen.label}
            </>
          ) : (
            <Trans>{label}: any</Trans>
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Choice label={<Trans>Any</Trans>} on={!chosen} onChoose={() => onChange(undefined)} />
        {options.map((option) => (
          <Choice
            key={option.value}
            label={option.label}
            on={option.value === value}
            onChoose={() => onChange(option.value)}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({ label, on, onChoose }: { label: ReactNode; on: boolean; onChoose: () => void }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={on}
      onClick={onChoose}
      rightSection={on ? <IconCheck aria-hidden /> : null}
    >
      {label}
    </Menu.Item>
  );
}
