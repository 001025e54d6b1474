import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { tell } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';

/** Undoes a removal. Works from a notification, whose page may have been left. */
export function useRestore(): (id: string) => void {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  return (id) => {
    client.members.restore({ id }).then(
      ({ fullName }) => {
        tell(t`${fullName} is back, with room and PINs`);
        return renewMembers(queries);
      },
      (error: unknown) => tell(problemText(error).detail),
    );
  };
}
