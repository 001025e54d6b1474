import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { serviceQuery } from '../../api/session.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { SetupForm } from './setup-form.tsx';

/** The first visit to an empty service: the provider, the first company and its first administrator. */
export function SetupScreen() {
  const { t } = useLingui();
  const { data: service } = useQuery(serviceQuery());
  return (
    <PlainPage
      wide
      title={t`Set up this service`}
      lead={<Trans>This happens once. You become the operator and the first administrator.</Trans>}
    >
      {service ? <SetupForm serviceDomain={service.serviceDomain} /> : <FieldsSkeleton fields={8} />}
    </PlainPage>
  );
}
