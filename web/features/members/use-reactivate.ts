import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { tell } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';
import type { ActedOn } from './use-member-dialogs.ts';

/** Gives a suspended member access again; says so. */
export function useReactivate(): (member: ActedOn) => void {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const { mutate } = useMutation(
    api.members.update.mutationOptions({
      onSuccess: ({ fullName }) => tell(t`${fullName} can sign in again`),
      onError: (error) => tell(problemText(error).detail),
      onSettled: () => renewMembers(queries),
    }),
  );
  return ({ id, version }) => mutate({ params: { id }, headers: ifMatch(version), body: { status: 'active' } });
}
