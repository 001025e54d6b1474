import { useLingui } from '@lingui/react/macro';
import { Page } from '../../ui/page.tsx';

export function MeetingScreen() {
  const { t } = useLingui();
  return <Page title={t`Meeting`} />;
}
