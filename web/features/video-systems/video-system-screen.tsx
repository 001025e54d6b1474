import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "Video system". */
export function VideoSystemScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`Video system`}>{null}</AdministrationPage>;
}
