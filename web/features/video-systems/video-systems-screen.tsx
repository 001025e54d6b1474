import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "Video systems". */
export function VideoSystemsScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`Video systems`}>{null}</AdministrationPage>;
}
