import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { MemberView } from '../../../contract/members.ts';
import { api } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { AccountPanel } from './account-panel.tsx';
import classes from './member.module.css';
import { MemberDialogs } from './member-dialogs.tsx';
import { MemberForm } from './member-form.tsx';
import { MemberHead } from './member-head.tsx';
import { SignedInPanel } from './signed-in-panel.tsx';
import { useMemberDialogs } from './use-member-dialogs.ts';
import { VideoSystemsPanel } from './video-systems-panel.tsx';

/** A member's page: who, how reachable, the personal room, and what can be done with the account. */
export function MemberScreen() {
  const { t } = useLingui();
  const { memberId } = useParams({ strict: false });
  const member = useQuery(api.members.get.queryOptions({ input: { id: memberId ?? '' } }));
  const name = member.data?.fullName;
  return (
    <AdministrationPage documentTitle={name ?? t`Member`}>
      <Breadcrumb up={{ to: '/company/members' }} upLabel={<Trans>Members</Trans>} here={name ?? '…'} />
      {member.error && !member.data ? (
        <Panel>
          <ProblemState error={member.error} onRetry={() => void member.refetch()} />
        </Panel>
      ) : null}
      {member.isPending ? <MemberSkeleton /> : null}
      {member.data ? <Member key={member.data.id} member={member.data} /> : null}
    </AdministrationPage>
  );
}

function Member({ member }: { member: MemberView }) {
  const navigate = useNavigate();
  const dialogs = useMemberDialogs();
  return (
    <div className={classes.columns}>
      <Panel>
        <MemberHead member={member} />
        <MemberForm member={member} />
      </Panel>
      <div className={classes.aside}>
        <VideoSystemsPanel systems={member.videoSystems} />
        <SignedInPanel member={member} />
        <AccountPanel member={member} onAsk={dialogs.ask} />
      </div>
      <MemberDialogs dialogs={dialogs} onRemoved={() => navigate({ to: '/company/members' })} />
    </div>
  );
}

function MemberSkeleton() {
  return (
    <div className={classes.columns}>
      <Panel>
        <div className={classes.head}>
          <Skeleton height={46} circle />
          <Skeleton height={18} width={180} radius="sm" />
        </div>
        <FieldsSkeleton fields={8} />
      </Panel>
      <div className={classes.aside}>
        <Panel>
          <FieldsSkeleton fields={1} />
        </Panel>
        <Panel>
          <FieldsSkeleton fields={2} />
        </Panel>
      </div>
    </div>
  );
}
