import { useLingui } from '@lingui/react/macro';
import type { SettingsField } from './settings-values.ts';

/** The fields of "Settings" by the names that they have inside a sentence, in the order of the form. */
export function useSettingsNames(): Record<SettingsField, string> {
  const { t } = useLingui();
  return {
    name: t`name`,
    localPart: t`video address`,
    hostPin: t`host PIN`,
    guestPin: t`guest PIN`,
    lobby: t`lobby`,
    askForName: t`ask for a name`,
    chatHistory: t`chat for who joins later`,
  };
}
