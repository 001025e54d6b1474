import type { Trx } from '../../platform/database/database.ts';
import { api } from '../../platform/http/api.ts';
import { readVersion } from '../../platform/http/if-match.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readBytes } from '../../platform/http/raw-routes.ts';
import { callingMember, type RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Acting, actingMember, recordAct } from '../audit/index.ts';
import { changeSettings } from './change-settings.ts';
import { deleteLogo, findLogo, readLogo, saveLogo } from './logo.ts';
import { getCompany } from './queries.ts';
import { lockSettings, presentSettings, setSettings } from './settings.ts';
import type { SettingsPorts } from './settings-ports.ts';

type CompanyRow = Awaited<ReturnType<typeof lockSettings>>;

/** "Settings" of a company. */
export function settingsRoutes(platform: Platform, ports: SettingsPorts) {
  const { database, clock } = platform;

  /** Runs a change of the settings that a version goes with. */
  const changing = (
    context: RequestContext,
    ifMatch: string | undefined,
    run: (trx: Trx, acting: Acting, row: CompanyRow) => Promise<CompanyRow>,
  ) => {
    const acting = actingMember(context, clock.now());
    const { company } = acting;
    const version = readVersion(ifMatch);
    return database
      .forCompany(company)
      .transaction()
      .execute(async (trx) => {
        return presentSettings(await run(trx, acting, await lockSettings(trx, company, version)));
      });
  };

  const logoChanged = async (trx: Trx, acting: Acting, name: string, logoDigest: string | null) => {
    const saved = await setSettings(trx, acting.company, { logoDigest });
    await recordAct(trx, acting, {
      act: logoDigest === null ? 'company.logo-removed' : 'company.logo-set',
      object: { kind: 'company', id: acting.company, name },
    });
    return saved;
  };

  const reading = (context: RequestContext) => {
    const { company } = callingMember(context);
    return { company, db: database.forCompany(company) };
  };

  return {
    get: api.settings.get.handler(async ({ context }) => {
      const { company, db } = reading(context);
      return presentSettings(await getCompany(db, company));
    }),

    update: api.settings.update.handler(({ input, context }) =>
      changing(context, input.headers['if-match'], (trx, acting, row) =>
        changeSettings(ports, trx, acting, row, input.body),
      ),
    ),

    previewSuffix: api.settings.previewSuffix.handler(({ input, context }) => {
      const { company, db } = reading(context);
      return ports.previewSuffix(db, company, input.suffix, clock.now());
    }),

    previewPinRule: api.settings.previewPinRule.handler(({ input, context }) => {
      const { company, db } = reading(context);
      return ports.previewPinRule(db, company, input);
    }),

    previewRetention: api.settings.previewRetention.handler(async ({ input, context }) => {
      const { company, db } = reading(context);
      const { before, calls } = await ports.previewRetention(db, company, input.months, clock.now());
      return { before: before.toISOString(), calls };
    }),

    putLogo: api.settings.putLogo.handler(({ input, context }) => {
      const bytes = readBytes(input.body);
      const { type, digest } = readLogo(bytes);
      return changing(context, input.headers['if-match'], async (trx, acting, { name }) => {
        await saveLogo(trx, acting.company, { type, bytes });
        return logoChanged(trx, acting, name, digest);
      });
    }),

    removeLogo: api.settings.removeLogo.handler(({ input, context }) =>
      changing(context, input.headers['if-match'], async (trx, acting, { name }) => {
        await deleteLogo(trx, acting.company);
        return logoChanged(trx, acting, name, null);
      }),
    ),

    logo: api.settings.logo.handler(async ({ input }) => {
      const logo = await findLogo(database.forCompany(input.id), input.id, input.digest);
      if (!logo) throw new Problem('not_found');
      // Its address holds the digest: another picture has another one.
      return { body: logo.bytes, type: logo.type, keptSeconds: 365 * 24 * 60 * 60 };
    }),
  };
}
