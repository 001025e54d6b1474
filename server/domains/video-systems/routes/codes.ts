import { api } from '../../../platform/http/api.ts';
import { everyPage } from '../../../platform/http/csv-export.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { getCompany } from '../../companies/index.ts';
import { pageOfSystems } from '../list.ts';
import { renewCode } from '../operations/renew-code.ts';
import { viewSystem } from '../present.ts';
import { qrSvg } from '../qr/matrix.ts';
import { printCodes } from '../qr/pdf.ts';
import { qrLinkOf, storeCodes } from '../qr/token.ts';
import { shownSystem } from '../queries.ts';

/** Systems that are read at once for a PDF. */
const pageLength = 60;

/** QR codes: one as a picture, many to print, a new one. */
export function codeHandlers(platform: Platform) {
  const { database, clock } = platform;
  return {
    code: api.videoSystems.code.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const system = await shownSystem(db, company, input.id);
      if (!system) throw new Problem('not_found');
      await storeCodes(platform, db, company, [system]);
      return { body: new TextEncoder().encode(qrSvg(qrLinkOf(platform, system), system.name)) };
    }),

    renewCode: api.videoSystems.renewCode.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => renewCode(platform, trx, acting, input.id));
      return viewSystem(platform, acting.company, input.id);
    }),

    codes: api.videoSystems.codes.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const { layout, ...choice } = input;
      const { name: companyName } = await getCompany(db, company);
      const pages = everyPage(async (cursor) => {
        const { items, nextCursor } = await pageOfSystems(db, company, { ...choice, limit: pageLength, cursor });
        await storeCodes(platform, db, company, items);
        const cards = items.map((system) => ({
          name: system.name,
          videoAddress: system.address,
          link: qrLinkOf(platform, system),
        }));
        return { items: cards, nextCursor };
      });
      return { fileName: `QR codes ${companyName}.pdf`, body: printCodes(pages, { layout, companyName }) };
    }),
  };
}
