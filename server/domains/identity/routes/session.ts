import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingAccount } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { signIn } from '../operations/sign-in.ts';
import { browserOf, type ProfilePorts, presentDevice, presentSession } from '../present.ts';
import { ownActor, recordOwnAct, recordSession } from '../session-acts.ts';
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
    await recordSession(platform, ownActor(caller), context, { act: 'session.ended', session: { id: session } });
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
    const { database, clock } = platform;
    const at = clock.now();
    const devices = await listSessions(database.identity, account, at);
    const device = devices.find(({ id }) => id === input.id);
    const name = device && browserOf(device.userAgent ?? '');
    const ended = await database.identity.transaction().execute(async (trx) => {
      const isEnded = await endSession(trx, account, input.id);
      if (isEnded || input.id === session) {
        await recordOwnAct(trx, ownActor(context.caller), context, {
          act: 'session.ended',
          at,
          session: { id: input.id, ...(name === undefined ? {} : { name }) },
        });
      }
      return isEnded;
    });
    if (!ended && input.id !== session) throw new Problem('not_found');
  }),

  endSessions: api.identity.endSessions.handler(async ({ context }) => {
    const { account } = callingAccount(context);
    const { database, clock } = platform;
    await database.identity.transaction().execute(async (trx) => {
      await endSessions(trx, account);
      await recordOwnAct(trx, ownActor(context.caller), context, {
        act: 'session.all-ended',
        at: clock.now(),
        session: { id: account },
      });
    });
    await signOut(platform, context);
  }),
});
