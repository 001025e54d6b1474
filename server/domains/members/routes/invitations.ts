import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, actingMember, withIdempotency } from '../../audit/index.ts';
import { getCompany, licencesLeft } from '../../companies/index.ts';
import { countMail } from '../../identity/index.ts';
import { presentInvitation } from '../invitation-list.ts';
import { invitationMail } from '../invitation-mail.ts';
import { type Invitation, setMailed } from '../invitation-queries.ts';
import { invitationLink } from '../invitation-token.ts';
import { invite } from '../operations/invite.ts';
import { copyLink, reissue, revoke } from '../operations/pending-invitation.ts';

/** Pending invitations, for administrators. */
export function invitationHandlers(platform: Platform) {
  const { database, clock, config, mail, log } = platform;

  /** Mails what was committed. A mail that can't be queued leaves the invitation, whose link is in the answer then. */
  async function issue({ company, at }: Acting, invitation: Invitation) {
    const db = database.forCompany(company);
    const link = invitationLink(platform, invitation);
    const { name: companyName } = await getCompany(db, company);
    const { fullName, email: to, address: videoAddress, expiresAt } = invitation;
    const message = { to, fullName, companyName, serviceName: config.serviceName, videoAddress, link, expiresAt };
    const mailed = mail.enabled && (await mayMail(to)) && (await queued(invitationMail(message)));
    if (mailed) await setMailed(db, invitation, at);
    return {
      ...presentInvitation({ ...invitation, mailedAt: mailed ? at : null }),
      link: mailed ? null : link,
      mailed,
      licencesLeft: await licencesLeft(db, company, 'member'),
    };
  }

  /** Who invites and revokes again and again fills nobody's mailbox: the link is in the answer then. */
  const mayMail = (to: string) =>
    countMail(platform, to).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem) return false;
        throw error;
      },
    );

  const queued = (message: Parameters<typeof mail.send>[0]) =>
    mail.send(message).then(
      () => true,
      (err: unknown) => {
        log.error({ err }, 'invitation not mailed');
        return false;
      },
    );

  return {
    create: api.invitations.create.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const repeatable = {
        key: input.headers['idempotency-key'],
        method: 'invitations.create',
        sender: acting.account,
        body: input.body,
      };
      const issued = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) =>
          withIdempotency(platform, trx, acting.company, repeatable, async () => {
            const answer = await invite(platform, trx, acting, input.body);
            return { id: answer.id, answer, holdsSecret: true };
          }),
        );
      return issue(acting, issued);
    }),

    resend: api.invitations.resend.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const issued = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => reissue(platform, trx, acting, input.id));
      return issue(acting, issued);
    }),

    link: api.invitations.link.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { link, expiresAt } = await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => copyLink(platform, trx, acting, input.id));
      return { link, expiresAt: expiresAt.toISOString() };
    }),

    revoke: api.invitations.revoke.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => revoke(trx, acting, input.id));
    }),
  };
}
