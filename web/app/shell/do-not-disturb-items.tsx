import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconBellOff, IconBellRinging } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';

const minute = 60_000;
const refreshEvery = 60_000;

/** Whether I want to be called at present. */
export const useDoNotDisturb = (enabled: boolean) =>
  useQuery(api.directory.myPresence.queryOptions({ enabled, refetchInterval: refreshEvery }));

/** "Do not disturb" for a time, or until it is turned off: nothing rings, and who calls is told that it is busy. */
export function DoNotDisturbItems() {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const { data } = useDoNotDisturb(true);
  const { mutate } = useMutation(
    api.directory.setMyPresence.mutationOptions({
      onSuccess: (saved) => queries.setQueryData(api.directory.myPresence.queryKey(), saved),
    }),
  );
  if (data?.doNotDisturb) {
    return (
      <Menu.Item
        leftSection={<IconBellRinging aria-hidden />}
        onClick={() => mutate({ doNotDisturb: false, until: null })}
      >
        {data.until ? (
          <Trans>Turn off do not disturb (until {format.time(data.until)})</Trans>
        ) : (
          <Trans>Turn off do not disturb</Trans>
        )}
      </Menu.Item>
    );
  }
  const choices = [
    { label: t`For 30 minutes`, until: () => new Date(Date.now() + 30 * minute) },
    { label: t`For 1 hour`, until: () => new Date(Date.now() + 60 * minute) },
    { label: t`Until tomorrow`, until: tomorrow },
    { label: t`Until I turn it off`, until: () => null },
  ];
  return (
    <Menu.Sub position="left-start">
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconBellOff aria-hidden />}>
          <Trans>Do not disturb</Trans>
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {choices.map(({ label, until }) => (
          <Menu.Item key={label} onClick={() => mutate({ doNotDisturb: true, until: until()?.toISOString() ?? null })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

function tomorrow(): Date {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  day.setHours(0, 0, 0, 0);
  return day;
}
