import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { CopyButton } from './copy-button.tsx';
import classes from './dialog.module.css';

interface LinkFieldProps {
  link: string;
  label: string;
  /** Takes the focus where it appears; false for what stands in a page. */
  focus?: boolean;
}

/** A link to hand over: selected by a click, copied by the button. */
export function LinkField({ link, label, focus = true }: LinkFieldProps) {
  const { t } = useLingui();
  return (
    <TextInput
      className={classes.link}
      label={label}
      value={link}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSection={<CopyButton text={link} label={t`Copy link`} />}
      {...(focus ? { 'data-autofocus': true } : {})}
      autoFocus={focus}
    />
  );
}
