import { api } from '../../../platform/http/api.ts';
import { networkOf } from '../../../platform/http/network.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { rememberDevice } from '../device-cookie.ts';
import { changePassword } from '../operations/change-password.ts';
import { resetPassword } from '../operations/reset-password.ts';
import { passwordResetJob } from '../reset-link.ts';
import { countTry } from '../throttle.ts';

/** New passwords, by the old one or by a mailed link. */
export const passwordRoutes = (platform: Platform) => ({
  requestPasswordReset: api.identity.requestPasswordReset.handler(async ({ input, context }) => {
    const mayMail = await countTry(platform, [
      { kind: 'origin', name: `${networkOf(context.origin)} resets` },
      { kind: 'mailbox', name: input.email },
    ]).then(
      () => true,
      (error: unknown) => {
        // Too many mails to one address: the answer stays the same.
        if (error instanceof Problem) return false;
        throw error;
      },
    );
    if (mayMail) await platform.jobs.send(passwordResetJob(platform), { email: input.email });
  }),

  resetPassword: api.identity.resetPassword.handler(async ({ input, context }) => {
    const account = await resetPassword(platform, input, context);
    rememberDevice(platform, account, context);
  }),

  changePassword: api.identity.changePassword.handler(({ input, context }) => changePassword(platform, context, input)),
});
