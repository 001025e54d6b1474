import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityRow } from '../../../contract/activity.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import dialog from '../../ui/dialog.module.css';
import classes from './activity.module.css';
import { Who } from './activity-columns.tsx';
import { ChangesTable } from './changes-table.tsx';
import { ObjectLink } from './object-link.tsx';
import { useEntryText } from './use-entry-text.ts';

interface EntryDialogProps {
  entry: ActivityRow;
  onClose: () => void;
  /** Narrows the list to who did it, or to what it was done to. */
  onNarrow: (filters: { actor?: string; object?: string }) => void;
}

/** One entry of the log: who, what, when, from where, and what was before and after. */
export function EntryDialog({ entry, onClose, onNarrow }: EntryDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { actText } = useEntryText();
  const [whole, setWhole] = useState(false);
  const { data, error, isFetching } = useQuery({
    ...api.activity.get.queryOptions({ input: { id: entry.id } }),
    enabled: whole,
  });
  const { actor, object, origin, position, erased } = entry;
  const shown = data ?? entry;
  const hidden = Object.values(shown.more).reduce((sum, count) => sum + count - 50, 0);
  const hiddenText = format.number(hidden);
  return (
    <Modal opened onClose={onClose} size={640} title={actText(entry.act)} closeButtonProps={{ 'aria-label': t`Close` }}>
      <div className={`${dialog.stack} ${classes.detail}`}>
        <dl className={classes.facts}>
          <dt>
            <Trans>Who</Trans>
          </dt>
          <dd>
            <Who entry={entry} />
          </dd>
          {object ? (
            <>
              <dt>
                <Trans>To what</Trans>
              </dt>
              <dd>
                <ObjectLink entry={entry} />
              </dd>
            </>
          ) : null}
          <dt>
            <Trans>Time</Trans>
          </dt>
          <dd>
            <time dateTime={entry.at}>{format.exact(entry.at)}</time> · {entry.at}
          </dd>
          <dt>
            <Trans>From</Trans>
          </dt>
          <dd>{origin ?? '–'}</dd>
          <dt>
            <Trans>Position</Trans>
          </dt>
          <dd>{position === null ? <Trans>not sealed yet</Trans> : format.number(position)}</dd>
        </dl>
        {erased ? (
          <p className={dialog.text}>
            <Trans>A person in this entry was erased. What it held about that person is gone for good.</Trans>
          </p>
        ) : null}
        <ChangesTable before={shown.before} after={shown.after} />
        <ProblemAlert error={error} />
        {hidden > 0 ? (
          <Button variant="subtle" color="gray" loading={isFetching} onClick={() => setWhole(true)}>
            <Plural value={hidden} one={`Show ${hiddenText} more`} other={`Show ${hiddenText} more`} />
          </Button>
        ) : null}
        <div className={`${dialog.buttons} ${classes.ways}`}>
          {actor.id === null ? null : (
            <Button onClick={() => onNarrow({ actor: actor.id ?? '' })}>
              <Trans>All by {actor.name}</Trans>
            </Button>
          )}
          {object ? (
            <Button onClick={() => onNarrow({ object: object.id })}>
              <Trans>All about {object.name}</Trans>
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}
