import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { PersonRow } from '../../../../contract/operator-views.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, actingOperator } from '../../audit/index.ts';
import { listMembers, type MemberPorts } from '../../members/index.ts';
import { inviteAdministrator, resendInvitation } from '../operations/invite-administrator.ts';
import { type Rescue, requireMember, rescueMember, sendPasswordLink } from '../operations/rescue.ts';
import { pageOfInvitations, pageOfTeamRooms } from '../people-queries.ts';
import { requireCompany } from '../view.ts';

type Shown = Omit<PersonRow, 'videoAddress' | 'lastSeenAt'> & { address: string; lastSeenAt: Date | string | null };

const present = ({ id, fullName, email, address, accessRight, status, lastSeenAt, version }: Shown): PersonRow => ({
  id,
  fullName,
  email,
  videoAddress: address,
  accessRight,
  status,
  lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
  version,
});

/** People and rooms of a company, to look at; and the rescue of its administrators. */
export function peopleHandlers(platform: Platform, ports: MemberPorts) {
  const { clock, database } = platform;
  const actingOn = (context: RequestContext, company: CompanyId) => actingOperator(context, company, clock.now());

  async function rescue(acting: Acting, header: string | undefined, wish: Omit<Rescue, 'version'>): Promise<PersonRow> {
    const done = await rescueMember(platform, ports, acting, { ...wish, version: readVersion(header) });
    const now = present(await requireMember(platform, acting, wish.id satisfies MemberId));
    if (!done) throw new Problem('stale', { current: now });
    return now;
  }

  return {
    members: api.operator.members.handler(async ({ input: { id, ...query } }) => {
      await requireCompany(platform, id);
      const { items, page } = await listMembers(database.forCompany(id), id, query);
      return { ...page, items: items.map(present) };
    }),

    invitations: api.operator.invitations.handler(async ({ input: { id, ...page } }) => {
      await requireCompany(platform, id);
      return pageOfInvitations(database.operator, id, page);
    }),

    teamRooms: api.operator.teamRooms.handler(async ({ input: { id, ...page } }) => {
      await requireCompany(platform, id);
      return pageOfTeamRooms(database.operator, id, page);
    }),

    inviteAdministrator: api.operator.inviteAdministrator.handler(({ input, context }) =>
      inviteAdministrator(platform, actingOn(context, input.params.id), {
        person: input.body,
        key: input.headers['idempotency-key'],
      }),
    ),

    resendInvitation: api.operator.resendInvitation.handler(({ input: { id, invitationId }, context }) =>
      resendInvitation(platform, actingOn(context, id), invitationId),
    ),

    makeAdministrator: api.operator.makeAdministrator.handler(({ input: { params, headers }, context }) =>
      rescue(actingOn(context, params.id), headers['if-match'], {
        id: params.memberId,
        change: { accessRight: 'administrator' },
      }),
    ),

    reactivateAdministrator: api.operator.reactivateAdministrator.handler(({ input: { params, headers }, context }) =>
      rescue(actingOn(context, params.id), headers['if-match'], { id: params.memberId, change: { status: 'active' } }),
    ),

    resetAdministratorPassword: api.operator.resetAdministratorPassword.handler(({ input, context }) =>
      sendPasswordLink(platform, actingOn(context, input.id), input.memberId),
    ),
  };
}
