import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { tell } from '../../ui/toast.tsx';

/** Most systems that the service takes one by one; more by search and filters. */
const mostChosen = 200;

/** Opens the print view of particular systems. */
export function usePrint(): (systems: readonly Pick<VideoSystemRow, 'id'>[]) => void {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (systems) => {
    if (systems.length > mostChosen) {
      tell(t`Print at most ${mostChosen} that you select, or all that the list shows`);
      return;
    }
    const ids = systems.map(({ id }) => id).join(',');
    void navigate({ to: '/company/video-systems/qr-codes', search: { ids } });
  };
}
