import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "Bulk invite". */
export function ImportScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`Bulk invite`}>{null}</AdministrationPage>;
}
