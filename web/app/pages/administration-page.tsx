import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Page } from '../../ui/page.tsx';
import { SectionTabs } from '../../ui/section-tabs.tsx';
import type { HelpTopic } from '../help-topic.ts';
import { HelpLink } from './help-link.tsx';

interface AdministrationPageProps {
  /** What of the company is shown, for the document's title. */
  documentTitle: string;
  actions?: ReactNode;
  children: ReactNode;
}

const topicOf = (path: string): HelpTopic => {
  if (path.startsWith('/company/team-rooms')) return 'team-rooms';
  if (path.startsWith('/company/video-systems')) return 'video-systems';
  return path.startsWith('/company/members') ? 'members' : 'settings';
};

/** "Company administration": the heading and the tabs that its pages stand under. */
export function AdministrationPage({ documentTitle, actions, children }: AdministrationPageProps) {
  const { t } = useLingui();
  const format = useFormat();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data } = useQuery(api.company.get.queryOptions());
  const count = (counted: 'members' | 'teamRooms' | 'videoSystems') =>
    data ? { count: format.number(data.counts[counted]) } : {};
  return (
    <Page
      title={t`Company administration`}
      documentTitle={documentTitle}
      help={<HelpLink topic={topicOf(path)} />}
      actions={actions}
      tabs={
        <SectionTabs
          label={t`Company administration`}
          tabs={[
            { to: '/company/members', label: <Trans>Members</Trans>, ...count('members') },
            { to: '/company/team-rooms', label: <Trans>Team rooms</Trans>, ...count('teamRooms') },
            { to: '/company/video-systems', label: <Trans>Video systems</Trans>, ...count('videoSystems') },
            { to: '/company/settings', label: <Trans>Settings</Trans> },
            { to: '/company/activity', label: <Trans>Activity</Trans> },
          ]}
        />
      }
    >
      {children}
    </Page>
  );
}
