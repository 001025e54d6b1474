import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { client, ifMatch } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { tell, tellWithUndo } from '../../ui/toast.tsx';
import { renewOperator } from './renew-operator.ts';

/** Removes a video system at once and offers to undo it. */
export function useRemoveSystem({ id }: CompanyPage): (system: VideoSystemRow) => void {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const run = async (act: () => Promise<unknown>) => {
    try {
      await act();
      return true;
    } catch (error) {
      tell(problemText(error).detail);
      return false;
    } finally {
      void renewOperator(queries);
    }
  };
  return ({ id: systemId, name, version }) => {
    const params = { id, systemId };
    const undo = () => void run(() => client.operator.restoreVideoSystem(params));
    void run(() => client.operator.removeVideoSystem({ params, headers: ifMatch(version) })).then((done) => {
      if (done)
        tellWithUndo(t`${name} is removed; its screen shows a pairing code again.`, { label: t`Undo`, run: undo });
    });
  };
}
