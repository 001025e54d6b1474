import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconLink, IconSettings, IconVideo } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OwnRoomView } from '../../../contract/rooms.ts';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useInvitationText } from '../rooms/index.ts';
import classes from './my-room-card.module.css';
import { RoomDialog } from './room-dialog.tsx';

/** My personal room: its address and link, the way in, the invitation, and who may enter. */
export function MyRoomCard() {
  const { t } = useLingui();
  const room = useQuery(api.rooms.mine.queryOptions());
  return (
    <section className={classes.card} aria-label={t`My room`} aria-busy={room.isPending}>
      {room.error && !room.data ? (
        <ProblemState error={room.error} onRetry={() => void room.refetch()} />
      ) : (
        <>
          <p className={classes.kicker}>
            <Trans>My room</Trans>
          </p>
          {room.data ? <Room room={room.data} /> : <RoomSkeleton />}
        </>
      )}
    </section>
  );
}

function Room({ room }: { room: OwnRoomView }) {
  const { t } = useLingui();
  const invitationText = useInvitationText();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <h2 className={classes.name}>{room.name}</h2>
      <div className={classes.line}>
        <span className={classes.address}>{room.videoAddress}</span>
        <CopyButton text={room.videoAddress} label={t`Copy video address`} />
      </div>
      <div className={classes.line}>
        <span className={classes.link}>{room.link.replace(/^https?:\/\//, '')}</span>
        <CopyButton text={room.link} label={t`Copy link`} />
      </div>
      <div className={classes.actions}>
        <Button
          variant="filled"
          size="md"
          leftSection={<IconVideo aria-hidden />}
          renderRoot={(props) => <Link to="/meet/$address" params={{ address: room.videoAddress }} {...props} />}
        >
          <Trans>Start meeting</Trans>
        </Button>
        <CopyButton text={invitationText(room)} label={t`Copy invitation`} icon={<IconLink aria-hidden />}>
          <Trans>Copy invitation</Trans>
        </CopyButton>
        <Button
          variant="subtle"
          color="gray"
          size="md"
          leftSection={<IconSettings aria-hidden />}
          onClick={() => setChanging(true)}
        >
          <Trans>PINs and lobby</Trans>
        </Button>
      </div>
      <RoomDialog room={room} opened={changing} onClose={() => setChanging(false)} />
    </>
  );
}

function RoomSkeleton() {
  return (
    <>
      <Skeleton height={26} width={240} mt={6} radius="sm" />
      <Skeleton height={14} width={280} mt={14} radius="sm" />
      <Skeleton height={14} width={320} mt={14} radius="sm" />
      <div className={classes.actions}>
        <Skeleton height={40} width={150} radius="sm" />
        <Skeleton height={40} width={150} radius="sm" />
      </div>
    </>
  );
}
