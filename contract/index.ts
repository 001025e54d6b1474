import { accessTokens } from './access-tokens.ts';
import { calls } from './calls.ts';
import { directory } from './directory.ts';
import { identity } from './identity.ts';
import { invitations, members } from './members.ts';
import { operator } from './operator.ts';
import { meet, rooms } from './rooms.ts';
import { company, service } from './service.ts';
import { usage } from './usage.ts';

/** The whole API under `/api/v1`. */
export const contract = {
  accessTokens,
  service,
  company,
  identity,
  directory,
  members,
  invitations,
  rooms,
  meet,
  calls,
  usage,
  operator,
};
