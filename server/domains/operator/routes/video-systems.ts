import type { CompanyId, VideoSystemId } from '../../../../contract/ids.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { readBytes } from '../../../platform/http/raw-routes.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingOperator, withIdempotency } from '../../audit/index.ts';
import {
  addVideoSystem,
  countChosen,
  moveVideoSystem,
  pageOfSystems,
  pairSystem,
  presentRow,
  removeVideoSystem,
  restoreVideoSystem,
  twinVideoSystem,
  viewSystem,
} from '../../video-systems/index.ts';
import { importSystems } from '../operations/import-systems.ts';
import { requireCompany } from '../view.ts';

/** Video systems of a company, which the provider alone adds, removes, moves and twins. */
export function systemHandlers(platform: Platform) {
  const { clock, database } = platform;

  async function actingOn(context: RequestContext, company: CompanyId) {
    await requireCompany(platform, company);
    return actingOperator(context, company, clock.now());
  }
  const inCompany = (company: CompanyId) => database.forCompany(company).transaction();
  const view = async (company: CompanyId, id: VideoSystemId) => {
    const {
      autoAnswer: _a,
      addedAt: _b,
      pairedAt: _c,
      scannedAt: _d,
      provider: _e,
      ...row
    } = await viewSystem(platform, company, id);
    return row;
  };
  const stale = async (company: CompanyId, id: VideoSystemId) =>
    new Problem('stale', { current: await view(company, id) });

  return {
    videoSystems: api.operator.videoSystems.handler(async ({ input: { id, ...choice } }) => {
      await requireCompany(platform, id);
      const db = database.forCompany(id);
      const total = await countChosen(db, id, choice);
      const { items, nextCursor } = await pageOfSystems(db, id, choice);
      return { items: items.map((system) => presentRow(platform, system)), nextCursor, total };
    }),

    addVideoSystem: api.operator.addVideoSystem.handler(async ({ input: { params, headers, body }, context }) => {
      const acting = await actingOn(context, params.id);
      const { pairingCode, ...system } = body;
      const repeatable = {
        key: headers['idempotency-key'],
        method: 'operator.addVideoSystem',
        sender: acting.account,
        body,
      };
      const id = await inCompany(params.id).execute((trx) =>
        withIdempotency(platform, trx, params.id, repeatable, async () => {
          const added = await addVideoSystem(trx, acting, system);
          if (pairingCode !== undefined) await pairSystem(platform, trx, acting, { id: added, code: pairingCode });
          return { id: added, answer: added };
        }),
      );
      return view(params.id, id);
    }),

    importVideoSystems: api.operator.importVideoSystems.handler(async ({ input: { params, query, body }, context }) =>
      importSystems(platform, await actingOn(context, params.id), readBytes(body), query.dryRun),
    ),

    removeVideoSystem: api.operator.removeVideoSystem.handler(async ({ input: { params, headers }, context }) => {
      const acting = await actingOn(context, params.id);
      const which = { id: params.systemId, version: readVersion(headers['if-match']) };
      const done = await inCompany(params.id).execute((trx) => removeVideoSystem(trx, acting, which));
      if (!done) throw await stale(params.id, params.systemId);
    }),

    restoreVideoSystem: api.operator.restoreVideoSystem.handler(async ({ input, context }) => {
      const acting = await actingOn(context, input.id);
      await inCompany(input.id).execute((trx) => restoreVideoSystem(trx, acting, input.systemId));
      return view(input.id, input.systemId);
    }),

    moveVideoSystem: api.operator.moveVideoSystem.handler(async ({ input: { params, headers, body }, context }) => {
      const acting = await actingOn(context, params.id);
      await requireCompany(platform, body.toCompany);
      const which = { id: params.systemId, version: readVersion(headers['if-match']) };
      const moved = await inCompany(params.id).execute((trx) => moveVideoSystem(trx, acting, which, body));
      if (!moved) throw await stale(params.id, params.systemId);
      return view(body.toCompany, moved);
    }),

    twinVideoSystem: api.operator.twinVideoSystem.handler(async ({ input: { params, headers, body }, context }) => {
      const acting = await actingOn(context, params.id);
      const which = { id: params.systemId, version: readVersion(headers['if-match']) };
      const done = await inCompany(params.id).execute((trx) => twinVideoSystem(trx, acting, which, body));
      if (!done) throw await stale(params.id, params.systemId);
      return view(params.id, params.systemId);
    }),

    pairVideoSystem: api.operator.pairVideoSystem.handler(async ({ input, context }) => {
      const acting = await actingOn(context, input.id);
      const pairing = { id: input.systemId, code: input.code };
      await inCompany(input.id).execute((trx) => pairSystem(platform, trx, acting, pairing));
      return view(input.id, input.systemId);
    }),
  };
}
