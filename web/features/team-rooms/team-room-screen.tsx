import { useLingui } from '@lingui/react/macro';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';

/** "Team room". */
export function TeamRoomScreen() {
  const { t } = useLingui();
  return <AdministrationPage documentTitle={t`Team room`}>{null}</AdministrationPage>;
}
