import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import classes from './filter-menu.module.css';

interface FilterMenuProps<Value extends string> {
  /** What is filtered by: `Status`. */
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
}

const any = 'any';

/** One filter of a list: any, or one of a few. */
export function FilterMenu<Value extends string>({ label, value, options, onChange }: FilterMenuProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu position="bottom-start" width={200} portalProps={{ target: '#main' }}>
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
        <Menu.RadioGroup
          value={value ?? any}
          onChange={(next) => onChange(options.find((option) => option.value === next)?.value)}
        >
          <Menu.RadioItem value={any} closeMenuOnClick checkIcon={<IconCheck aria-hidden />}>
            <Trans>Any</Trans>
          </Menu.RadioItem>
          {options.map((option) => (
            <Menu.RadioItem
              key={option.value}
              value={option.value}
              closeMenuOnClick
              checkIcon={<IconCheck aria-hidden />}
            >
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
