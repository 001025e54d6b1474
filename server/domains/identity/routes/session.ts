import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingAccount } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { signIn } from '../operations/sign-in.ts';
import { type ProfilePorts, presentDevice, presentSession } from '../present.ts';
import { announce } from '../session-changes.ts';
import { listSessions } from '../session-queries.ts';
import { endSession, endSessions, renewCookie, signOut } from '../sessions.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Signing in and out, and the sessions of the caller. */
export const sessionRoutes = (platform: Platform, ports: ProfilePorts) => ({
  session: api.identity.session.handler(async ({ context }) => {
    const { caller } = context;
    if (caller.kind === 'account') await renewCookie(platform, caller.session, context);
    return presentSession(platform, ports, caller);
  }),

  signIn: api.identity.signIn.handler(({ input, context }) => signIn(platform, ports, input, context)),

  signOut: api.identity.signOut.handler(async ({ context }) => {
    const { caller } = context;
    await signOut(platform, context);
    if (caller.kind === 'anonymous') return;
    const { account, session } = caller;
    await announce(platform.database.identity, { kind: 'session-ended', account, session });
  }),

  sessions: api.identity.sessions.handler(async ({ context }) => {
    const { account, session } = callingAccount(context);
    const rows = await listSessions(platform.database.identity, account, platform.clock.now());
    return { items: rows.map((row) => presentDevice(row, session)) };
  }),

  endSession: api.identity.endSession.handler(async ({ input, context }) => {
    const { account, session } = callingAccount(context);
    if (!uuid.test(input.id)) throw new Problem('not_found');
    if (input.id === session) await signOut(platform, context);
    const ended = await platform.database.identity.transaction().execute((trx) => endSession(trx, account, input.id));
    if (!ended && input.id !== session) throw new Problem('not_found');
  }),

  endSessions: api.identity.endSessions.handler(async ({ context }) => {
    const { account } = callingAccount(context);
    await platform.database.identity.transaction().execute((trx) => endSessions(trx, account));
    await signOut(platform, context);
  }),
});
