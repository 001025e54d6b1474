import { api } from '../../../platform/http/api.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany } from '../../companies/index.ts';
import { checkChoice } from '../call-list.ts';
import { type Exported, sheetOf } from '../export.ts';
import { type Detail, lookAt } from '../sight.ts';

const detailOf = (what: Exported): Detail => {
  if (what === 'summary' || what === 'kinds') return 'months';
  return ['members', 'rooms', 'video-systems', 'calls', 'legs'].includes(what) ? 'records' : 'days';
};

/** Files of what the page shows. They are read page by page, so that the largest company's calls take no memory. */
export const exportHandlers = (platform: Platform) => ({
  export: api.usage.export.handler(async ({ context, input }) => {
    const { what, format, from, to } = input;
    checkChoice(input);
    const sight = await lookAt(platform, context, { from, to }, detailOf(what));
    const { label } = await getCompany(sight.db, sight.company);
    const sheet = await sheetOf(sight, what, input);
    const fileName = `usage-${what}-${label}-${from}-${to}.${format}`;
    return format === 'csv'
      ? { fileName, body: sheet.csv(sight.timeZone) }
      : { fileName, type: 'application/json', body: sheet.json() };
  }),
});
