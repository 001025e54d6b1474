import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Panel } from '../../ui/panel.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import classes from './home.module.css';
import { RecentRow } from './recent-row.tsx';

const shown = 3;

/** On a phone, before everything else: the calls that I missed and have not looked at. Elsewhere they stand beside. */
export function MissedPanel() {
  const phone = usePhone();
  const missed = useQuery(api.calls.missed.queryOptions());
  const calls = useQuery(
    api.calls.mine.queryOptions({
      input: { limit: shown, only: 'missed' },
      enabled: phone && (missed.data?.unseen ?? 0) > 0,
    }),
  );
  const unseen = calls.data?.items.filter((call) => call.unseen) ?? [];
  if (!phone || !missed.data?.unseen || unseen.length === 0) return null;
  return (
    <Panel flush title={<Trans>Missed</Trans>}>
      <ul className={classes.rows}>
        {unseen.map((call) => (
          <RecentRow key={`${call.id} ${call.startedAt}`} call={call} />
        ))}
      </ul>
    </Panel>
  );
}
