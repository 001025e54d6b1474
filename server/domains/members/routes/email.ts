import type { MemberId } from '../../../../contract/ids.ts';
import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingAccount, callingMember, type RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { countMail, findAccount, findEmailChange, issueEmailLink, presentEmailChange } from '../../identity/index.ts';
import { cancelEmail, changeEmail, resendEmail } from '../operations/change-email.ts';
import { memberOf } from '../queries.ts';

/** A member's new email, for administrators; its owner confirms it. */
export function emailHandlers(platform: Platform) {
  const { database, clock } = platform;

  async function waitingOf(context: RequestContext, id: MemberId) {
    const { company } = callingMember(context);
    const member = await memberOf(database.forCompany(company), company, id);
    if (!member) throw new Problem('not_found');
    return (await findEmailChange(database.identity, member.accountId, clock.now())) ?? null;
  }

  /**
   * Who says where an account's mail goes can have its password: nobody takes over a right that they don't hold. An access
   * token has none but its scopes, whoever made it.
   */
  async function refuseOperators(context: RequestContext, id: MemberId): Promise<void> {
    const { company } = callingMember(context);
    const { operator, token } = callingAccount(context);
    if (operator && token === null) return;
    const member = await memberOf(database.forCompany(company), company, id);
    const account = member && (await findAccount(database.identity, member.accountId));
    if (!account?.isOperator) return;
    const detail = 'This member is an operator of the service too, and changes the own email under My profile.';
    throw new Problem('not_allowed', { detail });
  }

  return {
    pendingEmail: api.members.pendingEmail.handler(async ({ input, context }) => {
      const change = await waitingOf(context, input.id);
      if (!change) return { pending: null };
      const pending = presentEmailChange(platform, change);
      // Who may only look gets no link.
      return { pending: callingAccount(context).token ? { ...pending, link: null } : pending };
    }),

    changeEmail: api.members.changeEmail.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      if (input.id === acting.member) {
        // There it takes the password: neither a session left open nor a token is enough to take the account away.
        throw new Problem('not_allowed', { detail: 'Change your own email under My profile.' });
      }
      await refuseOperators(context, input.id);
      await countMail(platform, input.email);
      const { change, member } = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => changeEmail(platform, trx, acting, input));
      return issueEmailLink(platform, change, member.fullName);
    }),

    resendEmail: api.members.resendEmail.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const waiting = await waitingOf(context, input.id);
      if (!waiting) throw new Problem('not_found');
      await refuseOperators(context, input.id);
      await countMail(platform, waiting.email);
      const { change, member } = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => resendEmail(platform, trx, acting, input.id));
      return issueEmailLink(platform, change, member.fullName);
    }),

    cancelEmail: api.members.cancelEmail.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => cancelEmail(trx, acting, input.id));
    }),
  };
}
