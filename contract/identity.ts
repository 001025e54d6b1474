import { z } from 'zod';
import { accountId, companyId, memberId } from './ids.ts';
import { method } from './method.ts';
import { accessRight, email, fullName, instant, password, version, versionHeader } from './values.ts';

/** Why somebody with a session is not signed in: the company is suspended or closed, and whom to ask. */
export const companyRefusal = z.object({
  companyName: z.string(),
  reason: z.enum(['trial-ended', 'suspended', 'closed']),
  /** What the provider says about it. */
  note: z.string().nullable(),
  provider: z.object({
    name: z.string(),
    contact: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    link: z.string().nullable(),
  }),
});
export type CompanyRefusal = z.infer<typeof companyRefusal>;

/** Who is signed in; `state` tells the two apart. */
export const session = z.discriminatedUnion('state', [
  z.object({ state: z.literal('anonymous'), refused: companyRefusal.optional() }),
  z.object({
    state: z.literal('signed-in'),
    account: z.object({ id: accountId, fullName: z.string(), email: z.string(), isOperator: z.boolean() }),
    /** Absent for an operator without a company. */
    member: z
      .object({
        id: memberId,
        videoAddress: z.string(),
        roomAddress: z.string(),
        accessRight,
        company: z.object({
          id: companyId,
          name: z.string(),
          timeZone: z.string(),
          weekStart: z.string(),
          logo: z.string().nullable().describe('Address of the picture'),
          colour: z.string().nullable(),
        }),
      })
      .nullable(),
    /** Names of the company's administrators: whom to ask. */
    administrators: z.array(z.string()),
    can: z.object({ administer: z.boolean(), seeUsage: z.boolean(), operate: z.boolean() }),
  }),
]);
export type SessionView = z.infer<typeof session>;

export const sessionDevice = z.object({
  id: z.string(),
  browser: z.string(),
  networkAddress: z.string().nullable(),
  lastUsedAt: instant,
  createdAt: instant,
  current: z.boolean(),
});

/** A new email that its owner has yet to confirm; with the link where mail is off, and it has to be handed over by another way. */
export const issuedEmail = z.object({
  email: z.string(),
  sentAt: instant,
  expiresAt: instant,
  mailed: z.boolean(),
  link: z.url().nullable(),
});
export type IssuedEmail = z.infer<typeof issuedEmail>;

const nothing = z.void();

export const identity = {
  session: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/session',
    tag: 'Session',
    summary: 'Who is signed in',
  }).output(session),
  signIn: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/session',
    tag: 'Session',
    summary: 'Sign in by email or video address',
    problems: ['sign_in_failed', 'sign_in_throttled', 'account_suspended', 'company_suspended'],
  })
    .input(z.strictObject({ identifier: z.string().trim().min(1).max(320), password: z.string().min(1).max(256) }))
    .output(session),
  signOut: method({
    permission: 'anyone',
    verb: 'DELETE',
    path: '/session',
    tag: 'Session',
    summary: 'Sign out',
    status: 204,
  }).output(nothing),
  requestPasswordReset: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/password-reset-requests',
    tag: 'Session',
    status: 202,
    summary: 'Mail a one-time link for a new password. Answers the same for unknown addresses.',
  })
    .input(z.strictObject({ email }))
    .output(nothing),
  resetPassword: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/password-resets',
    tag: 'Session',
    status: 204,
    summary: 'Set a new password with a one-time link; ends all sessions',
    problems: ['link_expired', 'password_breached'],
  })
    .input(z.strictObject({ token: z.string().min(1).max(200), password }))
    .output(nothing),
  me: method({ permission: 'signed-in', verb: 'GET', path: '/me', tag: 'Me', summary: 'My profile' }).output(
    z.object({ id: accountId, fullName: z.string(), email: z.string(), version }),
  ),
  updateMe: method({
    permission: 'signed-in',
    verb: 'PATCH',
    path: '/me',
    tag: 'Me',
    summary: 'Change my name',
    input: 'detailed',
    problems: ['stale', 'version_missing'],
  })
    .input(z.object({ headers: versionHeader, body: z.strictObject({ fullName }) }))
    .output(z.object({ id: accountId, fullName: z.string(), email: z.string(), version })),
  changePassword: method({
    permission: 'signed-in',
    verb: 'POST',
    path: '/me/password',
    tag: 'Me',
    byToken: false,
    status: 204,
    summary: 'Change my password; ends my other sessions',
    problems: ['password_wrong', 'password_breached', 'sign_in_throttled'],
  })
    .input(z.strictObject({ current: z.string().min(1).max(256), next: password }))
    .output(nothing),
  pendingEmail: method({
    permission: 'signed-in',
    verb: 'GET',
    path: '/me/email-change',
    tag: 'Me',
    summary: 'My new email that waits for its owner',
    byToken: false,
  }).output(z.object({ pending: issuedEmail.nullable() })),
  changeEmail: method({
    permission: 'signed-in',
    verb: 'POST',
    path: '/me/email-change',
    tag: 'Me',
    status: 201,
    summary: 'Ask for another email; it counts once its owner has opened the link within 24 hours',
    byToken: false,
    problems: ['password_wrong', 'sign_in_throttled', 'mailed_too_often'],
  })
    .input(z.strictObject({ email, password: z.string().min(1).max(256) }))
    .output(issuedEmail),
  resendEmail: method({
    permission: 'signed-in',
    verb: 'POST',
    path: '/me/email-change/resending',
    tag: 'Me',
    summary: 'Make a new link for my new email and send it; the old one ends',
    byToken: false,
    problems: ['mailed_too_often'],
  }).output(issuedEmail),
  cancelEmail: method({
    permission: 'signed-in',
    verb: 'DELETE',
    path: '/me/email-change',
    tag: 'Me',
    status: 204,
    summary: 'Keep my email as it is; the link ends',
    byToken: false,
  }).output(nothing),
  openEmailLink: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/email-links/{token}',
    tag: 'Session',
    summary: 'What a link for a new email confirms',
    problems: ['link_expired', 'email_in_use'],
  })
    .input(z.strictObject({ token: z.string().max(200) }))
    .output(z.object({ email: z.string(), fullName: z.string(), expiresAt: instant })),
  confirmEmail: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/email-links/{token}/confirmation',
    tag: 'Session',
    summary: 'Confirm a new email; from then on it signs in',
    problems: ['link_expired', 'email_in_use'],
  })
    .input(z.strictObject({ token: z.string().max(200) }))
    .output(z.object({ email: z.string() })),
  sessions: method({
    permission: 'signed-in',
    verb: 'GET',
    path: '/me/sessions',
    tag: 'Me',
    byToken: false,
    summary: 'Where I am signed in',
  }).output(z.object({ items: z.array(sessionDevice) })),
  endSessions: method({
    permission: 'signed-in',
    verb: 'DELETE',
    path: '/me/sessions',
    tag: 'Me',
    byToken: false,
    status: 204,
    summary: 'Sign out everywhere',
  }).output(nothing),
  endSession: method({
    permission: 'signed-in',
    verb: 'DELETE',
    path: '/me/sessions/{id}',
    tag: 'Me',
    byToken: false,
    status: 204,
    summary: 'Sign out one device',
  })
    .input(z.strictObject({ id: z.string().max(100) }))
    .output(nothing),
};
