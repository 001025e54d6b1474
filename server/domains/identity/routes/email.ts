import { api } from '../../../platform/http/api.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import { callingAccount } from '../../../platform/http/request-context.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import type { Platform } from '../../../platform/platform.ts';
import { dropEmailChange, findEmailChange } from '../email-change-queries.ts';
import { askForEmail, countMail, issueEmailLink, presentEmailChange, renewEmailLink } from '../email-link.ts';
import { confirmEmail, type EmailPorts, openEmailLink } from '../operations/confirm-email.ts';
import { verifyPassword } from '../passwords.ts';
import { findCredential } from '../queries.ts';
import { countTry, forgive, type Subject } from '../throttle.ts';

/** The caller's own new email, and what whoever has its link may do. */
export function emailRoutes(platform: Platform, ports: EmailPorts) {
  const { database, clock } = platform;

  return {
    pendingEmail: api.identity.pendingEmail.handler(async ({ context }) => {
      const change = await findEmailChange(database.identity, callingAccount(context).account, clock.now());
      return { pending: change ? presentEmailChange(platform, change) : null };
    }),

    changeEmail: api.identity.changeEmail.handler(async ({ input, context }) => {
      const { account, name, member } = callingAccount(context);
      const { email, password } = input;
      // The right password first: a session left open is not enough to take the account away.
      const subjects: Subject[] = [{ kind: 'account', name: `${account} changes` }];
      await countTry(platform, subjects);
      const found = await findCredential(database.identity, '', account);
      if (!(await verifyPassword(found?.password, password))) throw new Problem('password_wrong');
      await forgive(platform, subjects);
      if (found?.email === email) throw fieldProblem('wrong_input', '/email', 'This is your email already.');
      await countMail(platform, email);
      const at = clock.now();
      const change = await database.identity.transaction().execute(async (trx) => {
        // Whoever has the member's page open sees it too.
        if (member) await announceChange(trx, member.company, 'member');
        return askForEmail(platform, trx, { account, email, at });
      });
      return issueEmailLink(platform, change, name);
    }),

    resendEmail: api.identity.resendEmail.handler(async ({ context }) => {
      const { account, name } = callingAccount(context);
      const waiting = await findEmailChange(database.identity, account, clock.now());
      if (!waiting) throw new Problem('not_found');
      await countMail(platform, waiting.email);
      const at = clock.now();
      const change = await database.identity.transaction().execute((trx) => renewEmailLink(platform, trx, account, at));
      return issueEmailLink(platform, change, name);
    }),

    cancelEmail: api.identity.cancelEmail.handler(async ({ context }) => {
      const { account, member } = callingAccount(context);
      const dropped = await database.identity.transaction().execute(async (trx) => {
        if (member) await announceChange(trx, member.company, 'member');
        return dropEmailChange(trx, account);
      });
      if (!dropped) throw new Problem('not_found');
    }),

    openEmailLink: api.identity.openEmailLink.handler(async ({ input }) => {
      const { change, fullName } = await openEmailLink(platform, input.token);
      return { email: change.email, fullName, expiresAt: change.expiresAt.toISOString() };
    }),

    confirmEmail: api.identity.confirmEmail.handler(({ input, context }) =>
      confirmEmail(platform, ports, { token: input.token, origin: context.origin }),
    ),
  };
}
