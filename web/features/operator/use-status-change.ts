import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api, ifMatch } from '../../api/client.ts';
import { renewOperator } from './renew-operator.ts';

/** Changes a company's status from what the dialog was opened with. */
export function useStatusChange(company: CompanyPage, onDone: (changed: CompanyPage) => void) {
  const queries = useQueryClient();
  const change = useMutation(
    api.operator.setStatus.mutationOptions({
      onSuccess: async (changed) => {
        onDone(changed);
        await renewOperator(queries);
      },
    }),
  );
  type Body = Parameters<typeof change.mutate>[0]['body'];
  return {
    error: change.error,
    working: change.isPending,
    send: (body: Body) => change.mutate({ params: { id: company.id }, headers: ifMatch(company.version), body }),
  };
}
