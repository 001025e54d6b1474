import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { tell } from '../../ui/toast.tsx';
import { renewTeamRooms } from './renew-team-rooms.ts';

/** Undoes a room's removal. Works from a notification, whose page may have been left. */
export function useRestoreRoom(): (id: string) => void {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  return (id) => {
    client.teamRooms.restore({ id }).then(
      ({ name }) => {
        tell(t`${name} is back, with address, PINs and owners`);
        return renewTeamRooms(queries);
      },
      (error: unknown) => tell(problemText(error).detail),
    );
  };
}
