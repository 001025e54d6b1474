import type { AccountId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { presentDevice } from './present.ts';
import { listSessions } from './session-queries.ts';

export { changeAccount, createAccount, type NewAccount } from './accounts.ts';
export { deleteAccount, dropEmailChange, type EmailChange, findEmailChange } from './email-change-queries.ts';
export { askForEmail, countMail, issueEmailLink, presentEmailChange, renewEmailLink } from './email-link.ts';
export { defineIdentityJobs } from './jobs.ts';
export { passwordResetMail } from './mails.ts';
export { hashPassword } from './passwords.ts';
export { deleteAccounts, findAccount, findAccountByEmail, operatorEmails } from './queries.ts';
export { createPasswordResetLink } from './reset-link.ts';
export { type CallerPorts, createCallerResolver } from './resolve-caller.ts';
export { accessTokenRoutes } from './routes/access-tokens.ts';
export { type IdentityPorts, identityRoutes } from './routes/index.ts';
export { forgetCaller, forgetCompany, onSessionChange, type SessionChange } from './session-changes.ts';
export { cookieName, isSecure, readCookie } from './session-cookie.ts';
export { endSession, endSessions, startSession } from './sessions.ts';

/** Where an account is signed in, as the contract shows it. In the identity scope. */
export async function sessionsOf(db: Db, account: AccountId, now: Date, current: string | null = null) {
  return (await listSessions(db, account, now)).map((row) => presentDevice(row, current));
}
