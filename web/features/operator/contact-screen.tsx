import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { ContactForm } from './contact-form.tsx';
import { OperationPage } from './operation-page.tsx';

/** What companies see of the provider, wherever they are told to ask it. */
export function ContactScreen() {
  const { t } = useLingui();
  const service = useQuery(api.operator.service.queryOptions());
  return (
    <OperationPage documentTitle={t`Contact`}>
      <Panel>
        {service.error && !service.data ? (
          <ProblemState error={service.error} onRetry={() => void service.refetch()} />
        ) : null}
        {service.isPending ? <FieldsSkeleton fields={5} /> : null}
        {service.data ? <ContactForm service={service.data} /> : null}
      </Panel>
    </OperationPage>
  );
}
