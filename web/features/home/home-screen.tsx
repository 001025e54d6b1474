import { Trans, useLingui } from '@lingui/react/macro';
import { IconBuildingOff } from '@tabler/icons-react';
import { useSignedIn } from '../../api/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { GuardedRooms } from '../rooms/index.ts';
import { DirectoryPanel } from './directory-panel.tsx';
import classes from './home.module.css';
import { MissedPanel } from './missed-panel.tsx';
import { MyRoomCard } from './my-room-card.tsx';
import { MyRoomsPanel } from './my-rooms-panel.tsx';
import { RecentPanel } from './recent-panel.tsx';
import { SafetyNote } from './safety-note.tsx';

/** "Home": my room, the directory, and what was last. */
export function HomeScreen() {
  const { t } = useLingui();
  const { member } = useSignedIn();
  return (
    <Page title={t`Home`} hiddenTitle>
      {member ? (
        <div className={classes.columns}>
          <div className={classes.main}>
            <SafetyNote />
            <MissedPanel />
            <GuardedRooms />
            <MyRoomCard />
            <DirectoryPanel own={member.id} />
          </div>
          <div className={classes.aside}>
            <RecentPanel />
            <MyRoomsPanel />
          </div>
        </div>
      ) : (
        <Panel>
          <EmptyState icon={<IconBuildingOff aria-hidden />} title={<Trans>You belong to no company</Trans>}>
            <Trans>Who belongs to a company has a room and a directory here. You look after the service.</Trans>
          </EmptyState>
        </Panel>
      )}
    </Page>
  );
}
