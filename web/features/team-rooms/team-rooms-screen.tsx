import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "Team rooms". */
export function TeamRoomsScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`Team rooms`}>{null}</AdministrationPage>;
}
