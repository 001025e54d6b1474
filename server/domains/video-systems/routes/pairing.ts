import { api } from '../../../platform/http/api.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { pairSystem, unpairSystem } from '../operations/pair-system.ts';
import { viewSystem } from '../present.ts';

/** The screen of a video system: pair another, or none. */
export function pairingHandlers(platform: Platform) {
  const { database, clock } = platform;
  return {
    pair: api.videoSystems.pair.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => pairSystem(platform, trx, acting, input));
      return viewSystem(platform, acting.company, input.id);
    }),

    unpair: api.videoSystems.unpair.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => unpairSystem(trx, acting, input.id));
      return viewSystem(platform, acting.company, input.id);
    }),
  };
}
