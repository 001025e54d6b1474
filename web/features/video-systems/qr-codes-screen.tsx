import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "QR codes". */
export function QrCodesScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`QR codes`}>{null}</AdministrationPage>;
}
