import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { MemberView } from '../../../../contract/members.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { removeMember, restoreMember } from '../operations/remove-member.ts';
import { updateMember } from '../operations/update-member.ts';
import type { MemberPorts } from '../ports.ts';
import { viewMember } from '../present.ts';

/** Members themselves: look, change, remove, undo. */
export function memberHandlers(platform: Platform, ports: MemberPorts) {
  const { database, clock, secrets } = platform;

  async function view(company: CompanyId, id: MemberId): Promise<MemberView> {
    const shown = await viewMember(platform, ports, company, id);
    if (!shown) throw new Problem('not_found');
    return shown;
  }

  const stale = async (company: CompanyId, id: MemberId) => new Problem('stale', { current: await view(company, id) });

  return {
    get: api.members.get.handler(({ input, context }) => view(callingMember(context).company, input.id)),

    update: api.members.update.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const { id } = input.params;
      const version = readVersion(input.headers['if-match']);
      const done = await database
        .forCompany(company)
        .transaction()
        .execute((trx) => updateMember({ secrets, ports }, trx, acting, { id, version, change: input.body }));
      if (!done) throw await stale(company, id);
      if (input.body.status === 'suspended') await ports.onMemberGone?.(company, id, 'suspended');
      return view(company, id);
    }),

    remove: api.members.remove.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const { id } = input.params;
      const version = readVersion(input.headers['if-match']);
      const room = await database
        .forCompany(company)
        .transaction()
        .execute((trx) => removeMember(ports, trx, acting, { id, version, handOverTo: input.query?.handOverTo }));
      if (!room) throw await stale(company, id);
      await ports.onMemberGone?.(company, id, 'removed');
      await ports.onRoomRemoved?.(company, room);
    }),

    restore: api.members.restore.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => restoreMember(ports, trx, acting, input.id));
      return view(acting.company, input.id);
    }),
  };
}
