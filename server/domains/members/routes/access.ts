import type { MemberId } from '../../../../contract/ids.ts';
import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingAccount, callingMember, type RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember, recordAct } from '../../audit/index.ts';
import {
  countMail,
  createPasswordResetLink,
  findAccount,
  passwordResetMail,
  sessionsOf,
} from '../../identity/index.ts';
import { endMemberSession, endMemberSessions } from '../operations/end-sessions.ts';
import { memberOf } from '../queries.ts';

/** How a member gets in: password link and sessions. */
export function accessHandlers(platform: Platform) {
  const { database, clock, config, mail } = platform;

  async function accountOf(context: RequestContext, id: MemberId) {
    const { company } = callingMember(context);
    const member = await memberOf(database.forCompany(company), company, id);
    const account = member && (await findAccount(database.identity, member.accountId));
    if (!member || !account) throw new Problem('not_found');
    return { member, account };
  }

  return {
    resetPassword: api.members.resetPassword.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { member, account } = await accountOf(context, input.id);
      // A link in hand is the account: nobody takes over a right that they don't hold, and a token has its scopes alone.
      const { operator, token } = callingAccount(context);
      if (!mail.enabled && account.isOperator && !(operator && token === null)) {
        const detail = 'This member is an operator of the service too. Ask the provider for a new password.';
        throw new Problem('not_allowed', { detail });
      }
      if (!mail.enabled && member.id === acting.member) {
        // There it takes the password that was: a session left open or a token is not enough to take the account away.
        throw new Problem('not_allowed', { detail: 'Change your own password under My profile.' });
      }
      if (mail.enabled) await countMail(platform, account.email);
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) =>
          recordAct(trx, acting, {
            act: 'member.password-reset',
            object: { kind: 'member', id: member.id, name: member.fullName },
          }),
        );
      const url = await createPasswordResetLink(platform, account.id);
      if (!mail.enabled) return { mailed: false, link: url };
      await mail.send(passwordResetMail({ to: account.email, url, serviceName: config.serviceName }));
      return { mailed: true, link: null };
    }),

    sessions: api.members.sessions.handler(async ({ input, context }) => {
      const { account } = await accountOf(context, input.id);
      const { session } = callingAccount(context);
      return { items: await sessionsOf(database.identity, account.id, clock.now(), session) };
    }),

    endSessions: api.members.endSessions.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => endMemberSessions(trx, acting, input.id));
    }),

    endSession: api.members.endSession.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => endMemberSession(trx, acting, input));
    }),
  };
}
