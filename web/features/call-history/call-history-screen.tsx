import { useLingui } from '@lingui/react/macro';
import { Page } from '../../ui/page.tsx';

export function CallHistoryScreen() {
  const { t } = useLingui();
  return <Page title={t`My call history`} />;
}
