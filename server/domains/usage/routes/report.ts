import { sql } from 'kysely';
import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember, recordAct } from '../../audit/index.ts';
import { getCompany } from '../../companies/index.ts';
import { dayIn } from '../period.ts';
import { nextReport } from '../report-period.ts';
import { reportOf, saveReport } from '../report-queries.ts';
import { showsMonthsOnly } from '../sight.ts';

/** The figures by mail, each administrator's own choice. */
export function reportHandlers({ database, clock, mail }: Platform) {
  async function view(db: Db, company: CompanyId, member: MemberId) {
    const { every, version } = await reportOf(db, company, member);
    const { timeZone } = await getCompany(db, company);
    const comes = every === 'week' && (await showsMonthsOnly(db, company)) ? 'month' : every;
    const { rows } = await sql<{ email: string }>`
      select email from member where company_id = ${company} and id = ${member}`.execute(db);
    return {
      every,
      version,
      address: rows[0]?.email ?? '',
      comes,
      next: comes === 'never' || !mail.enabled ? null : nextReport(comes, dayIn(timeZone, clock.now())),
      sendsMail: mail.enabled,
    };
  }

  return {
    report: api.usage.report.handler(({ context }) => {
      const { company, member } = callingMember(context);
      return view(database.forCompany(company), company, member);
    }),

    setReport: api.usage.setReport.handler(async ({ context, input }) => {
      const acting = actingMember(context, clock.now());
      const { company, member } = acting;
      const db = database.forCompany(company);
      const version = readVersion(input.headers['if-match']);
      const { every } = input.body;
      const isSaved = await db.transaction().execute(async (trx) => {
        const before = await reportOf(trx, company, member);
        if (!(await saveReport(trx, company, member, { every, version, at: acting.at }))) return false;
        await recordAct(trx, acting, {
          act: 'usage.report-changed',
          object: { kind: 'member', id: member, name: acting.actor.name },
          before: { every: before.every },
          after: { every },
        });
        return true;
      });
      if (!isSaved) throw new Problem('stale', { current: await view(db, company, member) });
      return view(db, company, member);
    }),
  };
}
