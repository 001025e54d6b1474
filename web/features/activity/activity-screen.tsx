import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "Activity". */
export function ActivityScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`Activity`}>{null}</AdministrationPage>;
}
