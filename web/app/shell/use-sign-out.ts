import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { renewSession } from '../../api/session.ts';

/** Ends the session and leaves for sign-in, with nothing of the former account left in memory. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const router = useRouter();
  const { mutate } = useMutation(
    api.identity.signOut.mutationOptions({
      onSettled: async () => {
        await router.navigate({ to: '/sign-in', search: {} });
        await renewSession(queries);
      },
    }),
  );
  return () => mutate(undefined);
}
