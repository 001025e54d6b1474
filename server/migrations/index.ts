import type { Migration } from '../platform/database/migration.ts';
import { roles } from './001-roles.ts';
import { identity } from './002-identity.ts';
import { companies } from './003-companies.ts';
import { audit } from './004-audit.ts';
import { directory } from './005-directory.ts';
import { rooms } from './006-rooms.ts';
import { members } from './007-members.ts';
import { videoSystems } from './008-video-systems.ts';
import { callRecords } from './009-call-records.ts';
import { meetings } from './010-meetings.ts';
import { usage } from './011-usage.ts';
import { lists } from './012-lists.ts';
import { acting } from './013-acting.ts';
import { activityChain } from './014-activity.ts';
import { memberLife } from './015-members.ts';
import { imports } from './016-imports.ts';
import { teamRooms } from './017-team-rooms.ts';
import { screens } from './018-video-systems.ts';
import { operator } from './019-operator.ts';
import { settings } from './020-settings.ts';
import { accessTokens } from './021-access-tokens.ts';
import { listSpeed } from './022-list-speed.ts';
import { liveCalls } from './023-live-calls.ts';
import { usageFigures } from './024-usage.ts';
import { quality } from './025-quality.ts';
import { admission } from './026-admission.ts';
import { screensInCalls } from './027-screens-in-calls.ts';
import { ringing } from './028-ringing.ts';
import { meetingControls } from './029-meeting-controls.ts';
import { twinnedUsage } from './031-twinned-usage.ts';
import { mediaServers } from './032-media-servers.ts';
import { nodes } from './033-nodes.ts';

export { rolesScript } from './001-roles.ts';

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [
  roles,
  identity,
  companies,
  audit,
  directory,
  rooms,
  members,
  videoSystems,
  callRecords,
  meetings,
  usage,
  lists,
  acting,
  activityChain,
  memberLife,
  imports,
  teamRooms,
  screens,
  operator,
  settings,
  accessTokens,
  listSpeed,
  liveCalls,
  usageFigures,
  quality,
  admission,
  screensInCalls,
  ringing,
  meetingControls,
  twinnedUsage,
  mediaServers,
  nodes,
];
