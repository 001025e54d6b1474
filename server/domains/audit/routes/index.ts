import { api } from '../../../platform/http/api.ts';
import { everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { exportColumns } from '../export.ts';
import { companyOfLog, countActivity, entryOf, listActivity } from '../list.ts';
import { presentActivity, presentWhole } from '../present.ts';
import { headMailHandlers } from './head-mail.ts';

/** Rows read at a time for an export. */
const exportPage = 500;

/** The methods of `contract.activity`. There is none that changes an entry. */
export const activityRoutes = (platform: Platform) => ({
  list: api.activity.list.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const db = platform.database.forCompany(company);
    const { timeZone } = await companyOfLog(db, company);
    const [{ items, nextCursor }, count] = await Promise.all([
      listActivity(db, company, timeZone, input),
      countActivity(db, company, timeZone, input),
    ]);
    return { items: items.map(presentActivity), nextCursor, ...count };
  }),

  get: api.activity.get.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const entry = await entryOf(platform.database.forCompany(company), company, input.id);
    if (!entry) throw new Problem('not_found');
    return presentWhole(entry);
  }),

  export: api.activity.export.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const { columns, ...choice } = input;
    const db = platform.database.forCompany(company);
    const { timeZone, label } = await companyOfLog(db, company);
    const pages = everyPage(async (cursor) => {
      const page = await listActivity(db, company, timeZone, { ...choice, cursor, limit: exportPage });
      return { items: page.items.map(presentActivity), nextCursor: page.nextCursor };
    });
    return {
      fileName: `activity-${label}-${platform.clock.now().toISOString().slice(0, 10)}.csv`,
      body: exportCsv(exportColumns(columns), pages, timeZone),
    };
  }),

  ...headMailHandlers(platform),
});
