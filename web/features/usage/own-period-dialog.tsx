import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isPossible, type Period } from './period.ts';

interface OwnPeriodDialogProps {
  period: Period;
  today: string;
  onChoose: (period: Period) => void;
  onClose: () => void;
}

/** Asks for the first and the last day. */
export function OwnPeriodDialog({ period, today, onChoose, onClose }: OwnPeriodDialogProps) {
  const { t } = useLingui();
  const form = useForm<Period>({
    initialValues: period,
    validate: {
      from: (from) => {
        if (!from) return t`Choose the first day`;
        return from > today ? t`This day is yet to come` : null;
      },
      to: (to, { from }) => {
        if (!to) return t`Choose the last day`;
        if (from && to < from) return t`The last day is before the first`;
        return from && from <= today && !isPossible({ from, to }, today) ? t`Choose at most 25 months` : null;
      },
    },
  });
  return (
    <Modal opened onClose={onClose} title={<Trans>Choose the days</Trans>} size="sm">
      <form onSubmit={form.onSubmit(onChoose)} noValidate>
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
