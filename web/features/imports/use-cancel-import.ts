import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';

/** Throws a file away and goes back to where the next is chosen. */
export function useCancelImport(id: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation(
    api.imports.cancel.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/company/members/import' });
        await queries.invalidateQueries({ queryKey: api.imports.key() });
      },
    }),
  );
  return { cancel: () => mutate({ id }), cancelling: isPending, error };
}
