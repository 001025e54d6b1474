import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { UsageCall } from '../../../contract/usage.ts';
import classes from './calls.module.css';
import { nameHour, nameWeekday } from './clock-names.ts';
import { useCauseWords } from './use-cause-words.ts';
import { useClientName } from './use-client-name.ts';

type Filters = Readonly<Record<string, string | undefined>>;

interface CallChipsProps {
  list: { filters: Filters; rows: readonly UsageCall[]; change: (change: { filters: Filters }) => void };
}

/** What the calls are narrowed to, each with what takes it away. */
export function CallChips({ list: { filters, rows, change } }: CallChipsProps) {
  const { t } = useLingui();
  const clientName = useClientName();
  const causeWords = useCauseWords();
  const named = useRouterState({ select: ({ location }) => location.state.usageName });
  const { party, room, client, cause, weekday, hour, parties, partiesTo, minutes, minutesTo } = filters;
  const clear =
    (...names: string[]) =>
    () =>
      change({ filters: Object.fromEntries(names.map((name) => [name, undefined])) });
  const who = named ?? rows.flatMap((row) => row.parties).find(({ id }) => id === party)?.name ?? t`one party`;
  const where = rows.find((row) => row.room?.id === room)?.room?.name ?? named ?? t`one room`;
  const what = client === undefined ? '' : clientName(client);
  const why = cause === undefined ? '' : causeWords(cause);
  const day = weekday === undefined ? '' : nameWeekday(Number(weekday), 'long');
  const from = nameHour(Number(hour ?? 0));
  const to = nameHour((Number(hour ?? 0) + 1) % 24);
  const size = rangeText(parties, partiesTo);
  const length = rangeText(minutes, minutesTo);
  const chips: { id: string; text: ReactNode; label: string; onClear: () => void }[] = [
    ...(party ? [{ id: 'party', text: who, label: t`Show all parties`, onClear: clear('party') }] : []),
    ...(room ? [{ id: 'room', text: where, label: t`Show all rooms`, onClear: clear('room') }] : []),
    ...(client
      ? [{ id: 'client', text: what, label: t`Show all browsers and systems`, onClear: clear('client') }]
      : []),
    ...(cause ? [{ id: 'cause', text: why, label: t`Show all reasons`, onClear: clear('cause') }] : []),
    ...(day ? [{ id: 'weekday', text: day, label: t`Show all weekdays`, onClear: clear('weekday') }] : []),
    ...(hour ? [{ id: 'hour', text: `${from}–${to}`, label: t`Show all hours`, onClear: clear('hour') }] : []),
    ...(size
      ? [
          {
            id: 'size',
            text: <Trans>{size} parties</Trans>,
            label: t`Show all sizes`,
            onClear: clear('parties', 'partiesTo'),
          },
        ]
      : []),
    ...(length
      ? [
          {
            id: 'length',
            text: <Trans>{length} minutes</Trans>,
            label: t`Show all lengths`,
            onClear: clear('minutes', 'minutesTo'),
          },
        ]
      : []),
  ];
  return chips.map(({ id, text, label, onClear }) => (
    <span key={id} className={classes.chip}>
      <span>{text}</span>
      <ActionIcon size="sm" aria-label={label} title={label} onClick={onClear}>
        <IconX aria-hidden />
      </ActionIcon>
    </span>
  ));
}

function rangeText(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return '';
  return to === undefined || to === from ? from : `${from}–${to}`;
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The name of the party or room whose calls are opened, which the address does not hold. */
    usageName?: string;
  }
}
