import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { api } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { GuardedRooms } from '../rooms/index.ts';
import { AboutPanel } from './about-panel.tsx';
import { InvitationPanel } from './invitation-panel.tsx';
import { OwnersPanel } from './owners-panel.tsx';
import { QrCodePanel } from './qr-code-panel.tsx';
import { RemoveRoomDialog } from './remove-room-dialog.tsx';
import { RemovedNotice } from './removed-notice.tsx';
import classes from './room.module.css';
import { RoomHead } from './room-head.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useRemoveDialog } from './use-remove-dialog.ts';

/** A team room's page: "Settings", "Owners", what is handed out, and its use. */
export function TeamRoomScreen() {
  const { t } = useLingui();
  const { roomId = '' } = useParams({ strict: false });
  const room = useQuery(api.teamRooms.get.queryOptions({ input: { id: roomId } }));
  const { data, error } = room;
  return (
    <AdministrationPage documentTitle={data?.name ?? t`Team room`}>
      <Breadcrumb up={{ to: '/company/team-rooms' }} upLabel={<Trans>Team rooms</Trans>} here={data?.name ?? '…'} />
      {error && !data ? (
        <Panel>
          <ProblemState error={error} onRetry={() => void room.refetch()} />
        </Panel>
      ) : null}
      {room.isPending ? (
        <Panel>
          <FieldsSkeleton fields={6} />
        </Panel>
      ) : null}
      {data?.removedAt ? <RemovedNotice room={data} /> : null}
      {data && !data.removedAt ? <TeamRoom key={data.id} room={data} /> : null}
    </AdministrationPage>
  );
}

function TeamRoom({ room }: { room: TeamRoomView }) {
  const navigate = useNavigate();
  const removal = useRemoveDialog();
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <GuardedRooms only={room.id} />
        <Panel>
          <RoomHead room={room} />
          <div className={classes.form}>
            <h3 className={classes.section}>
              <Trans>Settings</Trans>
            </h3>
            <SettingsForm room={room} />
          </div>
        </Panel>
        <OwnersPanel roomId={room.id} />
      </div>
      <div className={classes.aside}>
        <InvitationPanel room={room} />
        <QrCodePanel room={room} />
        <AboutPanel room={room} onRemove={() => removal.ask(room)} />
      </div>
      <RemoveRoomDialog dialog={removal} onRemoved={() => navigate({ to: '/company/team-rooms' })} />
    </div>
  );
}
