import { Link } from '@tanstack/react-router';
import type { ActivityRow } from '../../../contract/activity.ts';
import classes from './activity.module.css';

/** What it was done to: a link to its page, where it has one and was not taken away by the act itself. */
export function ObjectLink({ entry: { act, object } }: { entry: ActivityRow }) {
  if (!object?.name) return '–';
  const { kind, id, name } = object;
  const isGone = /\.(?:removed|erased|deleted|revoked|expired)$/.test(act);
  const common = { className: classes.link, title: name } as const;
  if (!isGone && kind === 'member') {
    return (
      <Link to="/company/members/$memberId" params={{ memberId: id }} {...common}>
        {name}
      </Link>
    );
  }
  if (!isGone && kind === 'team-room') {
    return (
      <Link to="/company/team-rooms/$roomId" params={{ roomId: id }} {...common}>
        {name}
      </Link>
    );
  }
  if (!isGone && kind === 'video-system') {
    return (
      <Link to="/company/video-systems/$systemId" params={{ systemId: id }} {...common}>
        {name}
      </Link>
    );
  }
  if (!isGone && kind === 'invitation') {
    return (
      <Link to="/company/members/invitations" {...common}>
        {name}
      </Link>
    );
  }
  return <span title={name}>{name}</span>;
}
