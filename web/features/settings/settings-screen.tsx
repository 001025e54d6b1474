import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { LostDomains } from './lost-domains.tsx';
import { ProvidedPanel } from './provided-panel.tsx';
import classes from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';

/** "Settings": what holds for the whole company. */
export function SettingsScreen() {
  const { t } = useLingui();
  const settings = useQuery(api.settings.get.queryOptions());
  return (
    <AdministrationPage documentTitle={t`Settings`}>
      {settings.isPending ? (
        <Panel>
          <FieldsSkeleton fields={6} />
        </Panel>
      ) : null}
      {settings.error && !settings.data ? (
        <Panel>
          <ProblemState error={settings.error} onRetry={() => void settings.refetch()} />
        </Panel>
      ) : null}
      <LostDomains />
      <div className={classes.form}>
        <ProvidedPanel />
        {settings.data ? <SettingsForm settings={settings.data} /> : null}
      </div>
    </AdministrationPage>
  );
}
