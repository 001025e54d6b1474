import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Menu, Modal, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { formattingLocale } from '../../i18n/languages.ts';
import classes from '../../ui/list/filter-menu.module.css';
import { type Days, daysBefore, nameDays } from './days.ts';

interface DaysMenuProps {
  days: Days;
  /** `YYYY-MM-DD` in the company's zone. */
  today: string;
  onChange: (days: Days) => void;
}

const isSame = (one: Days, other: Days) => one.from === other.from && one.to === other.to;

/** The days that the log is shown of; all of them at first. */
export function DaysMenu({ days, today, onChange }: DaysMenuProps) {
  const { t } = useLingui();
  const [asking, { open, close }] = useDisclosure(false);
  const choices: { name: string; days: Days }[] = [
    { name: t`Any time`, days: {} },
    { name: t`Today`, days: { from: today } },
    { name: t`Last 7 days`, days: { from: daysBefore(today, 6) } },
    { name: t`Last 30 days`, days: { from: daysBefore(today, 29) } },
  ];
  const chosen = choices.find((choice) => isSame(choice.days, days));
  const own = chosen ? null : nameDays(days, formattingLocale());
  return (
    <>
      <Menu position="bottom-start" width={210} portalProps={{ target: '#main' }}>
        <Menu.Target>
          <Button
            className={classes.target}
            data-on={days.from || days.to ? true : undefined}
            rightSection={<IconChevronDown aria-hidden />}
          >
            <span className="visually-hidden">
              <Trans>Time:</Trans>{' '}
            </span>
            {chosen?.name ?? own}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((choice) => (
            <Menu.Item
              key={choice.name}
              rightSection={choice === chosen ? <IconCheck aria-hidden /> : null}
              onClick={() => onChange(choice.days)}
            >
              {choice.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item rightSection={own ? <IconCheck aria-hidden /> : null} onClick={open}>
            <Trans>Choose the days…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking ? (
        <DaysDialog
          days={days}
          today={today}
          onClose={close}
          onChoose={(next) => {
            close();
            onChange(next);
          }}
        />
      ) : null}
    </>
  );
}

interface DaysDialogProps {
  days: Days;
  today: string;
  onChoose: (days: Days) => void;
  onClose: () => void;
}

/** Asks for the first and the last day; without one, the log has no bound there. */
function DaysDialog({ days, today, onChoose, onClose }: DaysDialogProps) {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { from: days.from ?? '', to: days.to ?? '' },
    validate: { to: (to, { from }) => (to && from && to < from ? t`The last day is before the first` : null) },
  });
  return (
    <Modal opened onClose={onClose} title={<Trans>Choose the days</Trans>} size="sm">
      <form
        noValidate
        onSubmit={form.onSubmit(({ from, to }) => onChoose({ ...(from ? { from } : {}), ...(to ? { to } : {}) }))}
      >
        <SimpleGrid cols={2} spacing={12}>
          <TextInput type="date" label={t`First day`} max={today} data-autofocus {...form.getInputProps('from')} />
          <TextInput type="date" label={t`Last day`} max={today} {...form.getInputProps('to')} />
        </SimpleGrid>
        <Group justify="flex-end" gap={10} mt={18}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled">
            <Trans>Show these days</Trans>
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
