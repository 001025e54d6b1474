import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { MemberView } from '../../../contract/members.ts';
import { useSignedIn } from '../../api/session.ts';
import { usePresenceOf } from '../../api/watched-presence.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { CallButton } from '../calls/index.ts';
import classes from './member.module.css';

/** Who it is, whether there, and since when. */
export function MemberHead({ member }: { member: MemberView }) {
  const { fullName, lastSeenAt, status, joinedAt } = member;
  const presence = usePresenceOf(member);
  const format = useFormat();
  const own = useSignedIn().member?.id;
  const joined = format.date(joinedAt);
  return (
    <div className={classes.head}>
      <Avatar name={fullName} presence={presence} size={46} />
      <div className={classes.titles}>
        <h2 className={classes.name}>{fullName}</h2>
        <p className={classes.small}>
          <PresenceText presence={presence} lastSeenAt={lastSeenAt} /> · <Trans>joined {joined}</Trans>
        </p>
      </div>
      {status === 'active' && own !== member.id ? (
        <CallButton variant="default" name={fullName} address={member.videoAddress} />
      ) : null}
      {status === 'suspended' ? (
        <Badge color="copper">
          <Trans>Suspended</Trans>
        </Badge>
      ) : null}
    </div>
  );
}

function PresenceText({ presence, lastSeenAt }: Pick<MemberView, 'presence' | 'lastSeenAt'>) {
  const format = useFormat();
  if (presence === 'in-call') return <Trans>In a call</Trans>;
  if (presence === 'available') return <Trans>Available</Trans>;
  if (presence === 'do-not-disturb') return <Trans>Do not disturb</Trans>;
  if (lastSeenAt === null) return <Trans>Not seen yet</Trans>;
  return <Trans>Seen {format.ago(lastSeenAt)}</Trans>;
}
