import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { AccessTokensPanel } from './access-tokens-panel.tsx';
import { MyDevicesPanel } from './my-devices-panel.tsx';
import { NameForm } from './name-form.tsx';
import { PasswordForm } from './password-form.tsx';
import classes from './profile.module.css';

/** "My profile": name, password, access tokens, and where I am signed in. */
export function ProfileScreen() {
  const { t } = useLingui();
  const me = useQuery(api.identity.me.queryOptions());
  return (
    <Page title={t`My profile`}>
      <div className={classes.columns}>
        <div className={classes.main}>
          {me.isPending ? (
            <Panel>
              <FieldsSkeleton fields={3} />
            </Panel>
          ) : null}
          {me.error && !me.data ? (
            <Panel>
              <ProblemState error={me.error} onRetry={() => void me.refetch()} />
            </Panel>
          ) : null}
          {me.data ? <NameForm me={me.data} /> : null}
          {me.data ? <PasswordForm email={me.data.email} /> : null}
          <AccessTokensPanel />
        </div>
        <MyDevicesPanel />
      </div>
    </Page>
  );
}
