import { useLingui } from '@lingui/react/macro';
import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** A field for a password that is being chosen, with the rule beside it and an eye to see what is typed. */
export function NewPasswordField(props: PasswordInputProps) {
  const { t } = useLingui();
  return (
    <PasswordInput
      label={t`Password`}
      description={t`At least 10 characters; a short sentence is easy to remember`}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password` }}
      {...props}
    />
  );
}

/** The rule for new passwords, as `@mantine/form` takes it: the fault, or null. */
export function useNewPasswordRule(): (password: string) => string | null {
  const { t } = useLingui();
  return (password) => (Array.from(password).length < 10 ? t`Use at least 10 characters` : null);
}
