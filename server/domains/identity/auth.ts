import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Platform } from '../../platform/platform.ts';
import { newId } from '../../platform/random.ts';
import { cookieName, cookieSecret, isSecure, sessionSeconds } from './session-cookie.ts';

const startInput = z.object({ account: z.string(), at: z.date(), origin: z.string(), userAgent: z.string() });
const renewInput = z.object({ session: z.string() });

/**
 * Sessions without a password at hand: the caller has proved who it is in another way. Called on the server only;
 * better-auth's own addresses are not mounted.
 */
const sessionsPlugin = {
  id: 'rotunda-sessions',
  endpoints: {
    startSession: createAuthEndpoint('/rotunda/start', { method: 'POST', body: startInput }, async (ctx) => {
      const { account, at, origin, userAgent } = ctx.body;
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(account);
      if (!user) throw new Error('A session needs an account.');
      const times = { createdAt: at, updatedAt: at, expiresAt: new Date(at.getTime() + sessionSeconds * 1000) };
      const session = await internalAdapter.createSession(
        account,
        false,
        { ...times, ipAddress: origin, userAgent },
        true,
      );
      await setSessionCookie(ctx, { session, user });
      return session.id;
    }),
    renewCookie: createAuthEndpoint('/rotunda/renew', { method: 'POST', body: renewInput }, async (ctx) => {
      const { adapter, internalAdapter } = ctx.context;
      const where = [{ field: 'id', value: ctx.body.session }];
      const row = await adapter.findOne<{ token: string }>({ model: 'session', where });
      const found = row && (await internalAdapter.findSession(row.token));
      if (found) await setSessionCookie(ctx, found);
    }),
  },
} as const;

function createAuth(platform: Platform) {
  const { database, secrets, config } = platform;
  const cookie = (name: string) => ({ name: cookieName(config, name) });
  return betterAuth({
    appName: config.serviceName,
    baseURL: config.publicUrl ?? 'http://localhost',
    secret: cookieSecret(secrets),
    database: { db: database.identity, type: 'postgres' },
    user: {
      modelName: 'account',
      additionalFields: {
        isOperator: { type: 'boolean', input: false, defaultValue: false },
        version: { type: 'number', input: false, defaultValue: 1 },
      },
    },
    account: { modelName: 'credential' },
    session: { expiresIn: sessionSeconds, cookieCache: { enabled: false } },
    emailAndPassword: { enabled: true, disableSignUp: true },
    advanced: {
      database: { generateId: () => newId() },
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(config) },
      cookies: {
        session_token: cookie('session'),
        session_data: cookie('session-data'),
        account_data: cookie('account-data'),
        dont_remember: cookie('dont-remember'),
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [sessionsPlugin],
  });
}

export type Auth = ReturnType<typeof createAuth>;

const made = new WeakMap<Platform, Auth>();

/** better-auth over this platform's database and secrets; made at the first use. */
export function authOf(platform: Platform): Auth {
  const known = made.get(platform);
  if (known) return known;
  const auth = createAuth(platform);
  made.set(platform, auth);
  return auth;
}
