import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { CopyButton } from './copy-button.tsx';
import classes from './dialog.module.css';

/** A link to hand over: selected by a click, copied by the button. */
export function LinkField({ link, label }: { link: string; label: string }) {
  const { t } = useLingui();
  return (
    <TextInput
      className={classes.link}
      label={label}
      value={link}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSection={<CopyButton text={link} label={t`Copy link`} />}
      data-autofocus
      autoFocus
    />
  );
}
