import type { ActivityHeadMail } from '../../../../contract/activity.ts';
import type { CompanyId } from '../../../../contract/ids.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember, recordAct } from '../acting.ts';
import { checkpointOf, lastSeal, waitingEntries } from '../chain-queries.ts';
import { headMailOf, lockHeadMail, setHeadMail } from '../head-mail-queries.ts';
import { companyOfLog } from '../list.ts';

/** The head of the chain, and whom it is mailed to. */
export function headMailHandlers({ database, clock, mail }: Platform) {
  async function view(company: CompanyId): Promise<ActivityHeadMail> {
    const db = database.forCompany(company);
    const { address, every, version, sentAt } = await headMailOf(db, company);
    const head = (await lastSeal(db, company)) ?? (await checkpointOf(db, company));
    const { count: waiting } = await waitingEntries(db, company);
    const { retentionMonths } = await companyOfLog(db, company);
    return {
      address,
      every,
      version,
      sentAt: sentAt?.toISOString() ?? null,
      sendsMail: mail.enabled,
      head: head && { position: head.position, digest: head.link },
      waiting,
      retentionMonths,
    };
  }

  return {
    headMail: api.activity.headMail.handler(({ context }) => view(callingMember(context).company)),

    setHeadMail: api.activity.setHeadMail.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const version = readVersion(input.headers['if-match']);
      const { address, every } = input.body;
      const isStale = await database
        .forCompany(company)
        .transaction()
        .execute(async (trx) => {
          const current = await lockHeadMail(trx, company);
          if (current.version !== version) return true;
          if (current.address === address && current.every === every) return false;
          await setHeadMail(trx, company, input.body);
          const { name } = await companyOfLog(trx, company);
          await recordAct(trx, acting, {
            act: 'activity.head-mail-changed',
            object: { kind: 'company', id: company, name },
            before: { address: current.address, every: current.every },
            after: { address, every },
          });
          return false;
        });
      if (isStale) throw new Problem('stale', { current: await view(company) });
      return view(company);
    }),
  };
}
