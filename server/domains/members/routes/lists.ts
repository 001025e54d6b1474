import { api } from '../../../platform/http/api.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { listMembers } from '../list.ts';
import type { MemberPorts } from '../ports.ts';
import { presenceIn, presentRow } from '../present.ts';

/** The list of members, page by page and as a file. */
export const memberListHandlers = ({ database }: Platform, ports: MemberPorts) => ({
  list: api.members.list.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const { items, page, beside } = await listMembers(database.forCompany(company), company, input);
    return {
      ...page,
      items: items.map((member) => presentRow(member, presenceIn(member, ports))),
      licencesLeft: beside.licencesLeft ?? 0,
    };
  }),
});
