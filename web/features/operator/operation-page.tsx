import { Trans, useLingui } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../ui/page.tsx';
import { SectionTabs } from '../../ui/section-tabs.tsx';

interface OperationPageProps {
  documentTitle: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of "Service operation": companies, and what they see of the provider. */
export function OperationPage({ documentTitle, actions, children }: OperationPageProps) {
  const { t } = useLingui();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <Page
      title={t`Service operation`}
      documentTitle={documentTitle}
      actions={actions}
      tabs={
        <SectionTabs
          label={t`Service operation`}
          tabs={[
            {
              to: '/operator',
              label: <Trans>Companies</Trans>,
              exact: path.endsWith('/contact') || path.endsWith('/usage'),
            },
            { to: '/operator/usage', label: <Trans>Usage</Trans> },
            { to: '/operator/contact', label: <Trans>Contact</Trans> },
          ]}
        />
      }
    >
      {children}
    </Page>
  );
}
