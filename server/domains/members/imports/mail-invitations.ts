import { setTimeout as pause } from 'node:timers/promises';
import type { CompanyId, InvitationId } from '../../../../contract/ids.ts';
import type { ImportId } from '../../../../contract/imports.ts';
import type { Db } from '../../../platform/database/database.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import { getCompany } from '../../companies/index.ts';
import { invitationMail } from '../invitation-mail.ts';
import { type Invitation, setMailed } from '../invitation-queries.ts';
import { invitationLink } from '../invitation-token.ts';
import type { MemberImport } from './import-queries.ts';
import { advance, letGo, type Work } from './work.ts';

/** Milliseconds from one mail to the next: 10 a second, which a mail server takes from one sender. */
const paceMs = 100;
/** Mails of one run; then others have their turn. */
const mostAtOnce = 300;
const readAtOnce = 20;

/** Invitations of an import that nobody has used, mailed or revoked since, behind one. */
const nextToMail = (db: Db, company: CompanyId, id: ImportId, after: InvitationId | null): Promise<Invitation[]> => {
  const pending = db
    .selectFrom('invitation')
    .selectAll()
    .where('companyId', '=', company)
    .where('importId', '=', id)
    .where('state', '=', 'pending')
    .where('mailedAt', 'is', null)
    .orderBy('id')
    .limit(readAtOnce);
  return (after ? pending.where('id', '>', after) : pending).execute();
};

/**
 * Mails the links of an applied import, one after the other, and notes each. True where none is left. Throws where the
 * mail server takes none at present.
 */
export async function mailInvitations(work: Work, current: MemberImport): Promise<boolean> {
  const { db, company, id, platform } = work;
  const { name: companyName } = await getCompany(db, company);
  let { mailed, mailRefused } = current;
  let after = current.mailCursor;
  for (let sent = 0; sent < mostAtOnce; ) {
    const next = await nextToMail(db, company, id, after);
    if (next.length === 0) {
      await advance(db, work, 'applied', { mailEnded: true, ...letGo });
      await announceChange(db, company, 'import');
      return true;
    }
    for (const invitation of next) {
      const paced = pause(paceMs);
      const outcome = await deliver(platform, invitation, companyName);
      if (outcome === 'sent') mailed += 1;
      else mailRefused += 1;
      after = invitation.id;
      sent += 1;
      await advance(db, work, 'applied', { mailed, mailRefused, mailCursor: after, attempts: 0 });
      if (outcome === 'sent') await setMailed(db, invitation, platform.clock.now());
      await paced;
    }
  }
  await advance(db, work, 'applied', letGo);
  return false;
}

async function deliver(platform: Work['platform'], invitation: Invitation, companyName: string) {
  const { fullName, email: to, address: videoAddress, expiresAt } = invitation;
  const { serviceName } = platform.config;
  const link = invitationLink(platform, invitation);
  return platform.mail.deliver(
    invitationMail({ to, fullName, companyName, serviceName, videoAddress, link, expiresAt }),
  );
}
