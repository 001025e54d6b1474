import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import dialog from './dialog.module.css';
import classes from './stale-dialog.module.css';
import { changedBetween } from './stale-fields.ts';

interface StaleDialogProps<Field extends string> {
  /** What was changed meanwhile, for the title: `this member`. */
  what: string;
  /** The fields that can be changed, in the order of the form, by the names that they have inside a sentence. */
  names: Readonly<Record<Field, string>>;
  /** What both versions began from, mine, and what was saved meanwhile: values as a person reads them, `''` for none. */
  base: Readonly<Record<Field, string>>;
  mine: Readonly<Record<Field, string>>;
  theirs: Readonly<Record<Field, string>>;
  /** Back to the form, with nothing saved. */
  onClose: () => void;
  /** Save theirs with these fields as they are in mine. */
  onChosen: (keep: ReadonlySet<Field>) => void;
}

/** Somebody else has saved meanwhile: both versions side by side, and a choice for each field in which they differ. */
export function StaleDialog<Field extends string>(props: StaleDialogProps<Field>) {
  const { what, names, base, mine, theirs, onClose, onChosen } = props;
  const { t } = useLingui();
  const [keep, setKeep] = useState<ReadonlySet<Field>>(() => new Set(changedBetween(names, base, mine)));
  const choose = (field: Field, own: boolean) => {
    const next = new Set(keep);
    if (own) next.add(field);
    else next.delete(field);
    setKeep(next);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={<Trans>Somebody else has changed {what}</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <div className={dialog.stack}>
        <p className={dialog.text}>
          <Trans>It was saved after you opened the page. Choose what holds; nothing is saved before that.</Trans>
        </p>
        <table className={classes.versions}>
          <thead>
            <tr>
              <td />
              <th scope="col">
                <Trans>Yours</Trans>
              </th>
              <th scope="col">
                <Trans>Saved meanwhile</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {changedBetween(names, mine, theirs).map((field) => (
              <tr key={field}>
                <th scope="row">{names[field]}</th>
                {([true, false] as const).map((own) => (
                  <td key={String(own)}>
                    <Radio
                      name={field}
                      checked={keep.has(field) === own}
                      onChange={() => choose(field, own)}
                      label={(own ? mine : theirs)[field] || t`none`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <div className={dialog.buttons}>
          <Button onClick={onClose}>
            <Trans>Back to my changes</Trans>
          </Button>
          <Button variant="filled" onClick={() => onChosen(keep)}>
            <Trans>Save what I chose</Trans>
          </Button>
        </div>
      </div>
    </Modal>
  );
}
