import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar, IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { PeriodSearch, UsageSearch } from '../../app/usage-search.ts';
import { formattingLocale } from '../../i18n/languages.ts';
import { OwnPeriodDialog } from './own-period-dialog.tsx';
import { nameDays, type Period } from './period.ts';

interface PeriodPickerProps {
  search: UsageSearch;
  period: Period;
  today: string;
  onChange: (search: UsageSearch) => void;
  /** Whether there are figures to be compared. */
  compares?: boolean;
}

/** Chooses the days that the page is about. */
export function PeriodPicker({ search, period, today, onChange, compares }: PeriodPickerProps) {
  const { t } = useLingui();
  const [asking, { open, close }] = useDisclosure(false);
  const choices: { period: UsageSearch['period']; name: string }[] = [
    { period: 'this-month', name: t`This month` },
    { period: 'last-month', name: t`Last month` },
    { period: undefined, name: t`Last 3 months` },
    { period: '12-months', name: t`Last 12 months` },
  ];
  const own = search.period === 'own' ? nameDays(period, formattingLocale(), 'dated') : null;
  // What an address names besides is taken for the default.
  const name = own ?? choices.find((choice) => choice.period === search.period)?.name ?? t`Last 3 months`;
  const choose = (chosen: PeriodSearch) => {
    const { period: _, from: __, to: ___, ...rest } = search;
    onChange({ ...rest, ...chosen });
  };
  const compare = (year: boolean) => {
    const { compare: _, ...rest } = search;
    onChange(year ? { ...rest, compare: 'year' } : rest);
  };
  const comparisons: [boolean, string][] = [
    [false, t`With the period before`],
    [true, t`With the same a year before`],
  ];
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <Button leftSection={<IconCalendar aria-hidden />} rightSection={<IconChevronDown aria-hidden />}>
            <span className="visually-hidden">
              <Trans>Period:</Trans>{' '}
            </span>
            {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((choice) => (
            <Menu.Item
              key={choice.name}
              rightSection={choice.period === search.period ? <IconCheck aria-hidden /> : null}
              onClick={() => choose(choice.period ? { period: choice.period } : {})}
            >
              {choice.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item rightSection={own ? <IconCheck aria-hidden /> : null} onClick={open}>
            <Trans>Choose the days…</Trans>
          </Menu.Item>
          {compares ? (
            <>
              <Menu.Divider />
              <Menu.Label>
                <Trans>Compare</Trans>
              </Menu.Label>
              {comparisons.map(([year, words]) => (
                <Menu.Item
                  key={words}
                  rightSection={(search.compare === 'year') === year ? <IconCheck aria-hidden /> : null}
                  onClick={() => compare(year)}
                >
                  {words}
                </Menu.Item>
              ))}
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {asking ? (
        <OwnPeriodDialog
          period={period}
          today={today}
          onClose={close}
          onChoose={(chosen) => {
            close();
            choose({ period: 'own', ...chosen });
          }}
        />
      ) : null}
    </>
  );
}
