import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { tell } from '../../ui/toast.tsx';
import { useProblemText } from '../problem/problem-text.ts';

/** Ends the session and leaves for sign-in by a fresh page, with nothing of the account left in memory. */
export function useSignOut(): () => void {
  const problemText = useProblemText();
  const { mutate } = useMutation(
    api.identity.signOut.mutationOptions({
      onSuccess: () => window.location.assign('/sign-in'),
      onError: (error) => tell(problemText(error).detail),
    }),
  );
  return () => mutate(undefined);
}
