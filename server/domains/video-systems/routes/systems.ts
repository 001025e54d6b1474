import type { VideoSystemId } from '../../../../contract/ids.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { countChosen, pageOfSystems } from '../list.ts';
import { updateSystem } from '../operations/update-system.ts';
import { presentRow, providerOf, viewSystem } from '../present.ts';
import { storeCodes } from '../qr/token.ts';

/** Video systems themselves: list, look, change. */
export function systemHandlers(platform: Platform) {
  const { database, clock } = platform;

  /** What the provider alone does, with whom to ask. */
  async function askProvider(company: Parameters<typeof database.forCompany>[0]): Promise<never> {
    const { name, contact } = await providerOf(database.forCompany(company));
    throw new Problem('not_allowed', {
      detail: `Video systems are added and removed by the provider. Ask ${name}: ${contact}.`,
    });
  }

  return {
    list: api.videoSystems.list.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const total = await countChosen(db, company, input);
      const { items, nextCursor } = await pageOfSystems(db, company, input);
      await storeCodes(platform, db, company, items);
      return { items: items.map((system) => presentRow(platform, system)), nextCursor, total };
    }),

    get: api.videoSystems.get.handler(({ input, context }) =>
      viewSystem(platform, callingMember(context).company, input.id),
    ),

    update: api.videoSystems.update.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const { id } = input.params;
      const version = readVersion(input.headers['if-match']);
      const done = await database
        .forCompany(company)
        .transaction()
        .execute((trx) => updateSystem(trx, acting, { id, version }, input.body));
      if (!done) throw new Problem('stale', { current: await viewSystem(platform, company, id) });
      return viewSystem(platform, company, id);
    }),

    add: api.videoSystems.add.handler(({ context }) => askProvider(callingMember(context).company)),

    remove: api.videoSystems.remove.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      await viewSystem(platform, company, input.id satisfies VideoSystemId);
      return askProvider(company);
    }),
  };
}
