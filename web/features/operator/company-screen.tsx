import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BlockSkeleton, FieldsSkeleton } from '../../ui/skeletons.tsx';
import { DomainsPanel } from './domains-panel.tsx';
import { LicencesPanel } from './licences-panel.tsx';
import { OperationPage } from './operation-page.tsx';
import classes from './operator.module.css';
import { PeoplePanel } from './people-panel.tsx';
import { StatusPanel } from './status-panel.tsx';
import { SystemsPanel } from './systems-panel.tsx';
import { UsePanel } from './use-panel.tsx';

/** A company as its provider sees it: status, licences, domains, video systems, and the rescue of its administrators. */
export function CompanyScreen() {
  const { t } = useLingui();
  const { companyId } = useParams({ strict: false });
  const company = useQuery(api.operator.company.queryOptions({ input: { id: companyId ?? '' } }));
  const name = company.data?.name;
  return (
    <OperationPage documentTitle={name ?? t`Company`}>
      <Breadcrumb up={{ to: '/operator' }} upLabel={<Trans>Companies</Trans>} here={name ?? '…'} />
      {company.error && !company.data ? (
        <Panel>
          <ProblemState error={company.error} onRetry={() => void company.refetch()} />
        </Panel>
      ) : null}
      {company.isPending ? <CompanySkeleton /> : null}
      {company.data ? <Company key={company.data.id} company={company.data} /> : null}
    </OperationPage>
  );
}

function Company({ company }: { company: CompanyPage }) {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <StatusPanel company={company} />
        <PeoplePanel company={company} />
        <DomainsPanel company={company} />
        <SystemsPanel company={company} />
      </div>
      <div className={classes.stack}>
        <LicencesPanel company={company} />
        <UsePanel company={company} />
      </div>
    </div>
  );
}

function CompanySkeleton() {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Panel>
          <BlockSkeleton height={120} />
        </Panel>
        <Panel>
          <FieldsSkeleton fields={3} />
        </Panel>
      </div>
      <Panel>
        <FieldsSkeleton fields={3} />
      </Panel>
    </div>
  );
}
