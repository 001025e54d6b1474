import { accessTokens } from './access-tokens.ts';
import { activity } from './activity.ts';
import { calls } from './calls.ts';
import { connectionTest } from './connection-test.ts';
import { directory } from './directory.ts';
import { identity } from './identity.ts';
import { imports } from './imports.ts';
import { invitations } from './invitations.ts';
import { members } from './members.ts';
import { operator } from './operator.ts';
import { meet, rooms } from './rooms.ts';
import { company, service } from './service.ts';
import { settings } from './settings.ts';
import { teamRooms } from './team-rooms.ts';
import { usage } from './usage.ts';
import { videoSystemDevices } from './video-system-devices.ts';
import { videoSystems } from './video-systems.ts';

/** The whole API under `/api/v1`. */
export const contract = {
  accessTokens,
  activity,
  service,
  company,
  settings,
  identity,
  directory,
  members,
  invitations,
  imports,
  rooms,
  teamRooms,
  meet,
  connectionTest,
  videoSystems,
  videoSystemDevices,
  calls,
  usage,
  operator,
};
