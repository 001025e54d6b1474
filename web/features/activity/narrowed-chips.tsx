import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ActivityRow } from '../../../contract/activity.ts';
import classes from './activity.module.css';

interface NarrowedChipsProps {
  actor: string | undefined;
  object: string | undefined;
  rows: readonly ActivityRow[];
  onClear: (filter: 'actor' | 'object') => void;
}

/** Whom and what the list is narrowed to, each with what takes it away. */
export function NarrowedChips({ actor, object, rows, onClear }: NarrowedChipsProps) {
  const { t } = useLingui();
  const who = rows.find((row) => row.actor.id === actor)?.actor.name ?? t`one person`;
  const what = rows.find((row) => row.object?.id === object)?.object?.name ?? t`one thing`;
  return (
    <>
      {actor === undefined ? null : (
        <Chip label={t`Show all persons`} onClear={() => onClear('actor')}>
          <Trans>By {who}</Trans>
        </Chip>
      )}
      {object === undefined ? null : (
        <Chip label={t`Show all things`} onClear={() => onClear('object')}>
          <Trans>About {what}</Trans>
        </Chip>
      )}
    </>
  );
}

function Chip({ label, onClear, children }: { label: string; onClear: () => void; children: ReactNode }) {
  return (
    <span className={classes.chip}>
      <span>{children}</span>
      <ActionIcon size="sm" aria-label={label} title={label} onClick={onClear}>
        <IconX aria-hidden />
      </ActionIcon>
    </span>
  );
}
