import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import dialog from '../../ui/dialog.module.css';
import classes from './member.module.css';
import { differences, type MemberField, type MemberValues, mergeValues, valueAt } from './member-values.ts';
import { useFieldNames } from './use-field-names.ts';

interface StaleDialogProps {
  /** What both versions began from. */
  base: MemberValues;
  mine: MemberValues;
  theirs: MemberValues;
  onClose: () => void;
  /** With what is to be saved over theirs. */
  onChosen: (values: MemberValues) => void;
}

/** Somebody else has saved meanwhile: both versions side by side, and a choice for each field that both changed. */
export function StaleDialog({ base, mine, theirs, onClose, onChosen }: StaleDialogProps) {
  const { t } = useLingui();
  const names = useFieldNames();
  const changed = differences(base, mine);
  const [keep, setKeep] = useState<readonly MemberField[]>(changed);
  const fields = differences(mine, theirs);
  const choose = (field: MemberField, own: boolean) =>
    setKeep((kept) => (own ? [...kept, field] : kept.filter((each) => each !== field)));
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={<Trans>Somebody else has changed this member</Trans>}
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
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{names[field]}</th>
                {[true, false].map((own) => (
                  <td key={String(own)}>
                    <Radio
                      name={field}
                      checked={keep.includes(field) === own}
                      onChange={() => choose(field, own)}
                      label={<Value field={field} values={own ? mine : theirs} />}
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
          <Button variant="filled" onClick={() => onChosen(mergeValues(theirs, mine, keep))}>
            <Trans>Save what I chose</Trans>
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Value({ field, values }: { field: MemberField; values: MemberValues }) {
  const value = valueAt(values, field);
  if (typeof value === 'boolean') return value ? <Trans>on</Trans> : <Trans>off</Trans>;
  if (value === '') return <Trans>none</Trans>;
  if (field !== 'accessRight') return value;
  return value === 'administrator' ? <Trans>Administrator</Trans> : <Trans>Member</Trans>;
}
