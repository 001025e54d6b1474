import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "Settings". */
export function SettingsScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`Settings`}>{null}</AdministrationPage>;
}
