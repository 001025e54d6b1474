import type { CompanyId } from '../../../../contract/ids.ts';
import type { ImportId } from '../../../../contract/imports.ts';
import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { readBytes } from '../../../platform/http/raw-routes.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember, recordAct } from '../../audit/index.ts';
import { licencesLeft } from '../../companies/index.ts';
import { askForApplication, cancelImport } from './decide-import.ts';
import { exportFaults, presentFaultRow } from './export-faults.ts';
import { exportLinks } from './export-links.ts';
import { clearStaged, importOf, listFaults, listImports } from './import-queries.ts';
import { defineImportJobs } from './jobs.ts';
import { makeImport } from './make-import.ts';
import { presentImport } from './present-import.ts';

/** Handlers of the contract's `imports`; registers what they begin in the background. */
export function importRoutes(platform: Platform) {
  const { database, clock, mail } = platform;
  const { begin } = defineImportJobs(platform);

  async function found(company: CompanyId, id: ImportId) {
    const db = database.forCompany(company);
    const row = await importOf(db, company, id);
    if (!row) throw new Problem('not_found');
    return { db, row };
  }

  async function view(company: CompanyId, id: ImportId) {
    const { db, row } = await found(company, id);
    return presentImport(row, { left: await licencesLeft(db, company, 'member'), mail: mail.enabled });
  }

  return {
    create: api.imports.create.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const bytes = readBytes(input.body);
      const key = input.headers['idempotency-key'];
      const id = await makeImport(platform, acting, { fileName: input.query.fileName, bytes, key });
      await begin({ company, id });
      return view(company, id);
    }),

    list: api.imports.list.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const { items, nextCursor, total } = await listImports(db, company, input);
      const left = await licencesLeft(db, company, 'member');
      return { items: items.map((row) => presentImport(row, { left, mail: mail.enabled })), nextCursor, total };
    }),

    get: api.imports.get.handler(({ input, context }) => view(callingMember(context).company, input.id)),

    faults: api.imports.faults.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const { db } = await found(company, input.id);
      const { items, nextCursor, total } = await listFaults(db, company, input.id, input);
      return { items: items.map(presentFaultRow), nextCursor, total };
    }),

    exportFaults: api.imports.exportFaults.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const { db, row } = await found(company, input.import);
      return { fileName: `faults-${fileNameOf(row.fileName)}`, body: exportFaults(db, company, row.id, input) };
    }),

    apply: api.imports.apply.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const { id } = input;
      const asked = await database
        .forCompany(company)
        .transaction()
        .execute((trx) => askForApplication(trx, acting, id));
      if (asked) await begin({ company, id });
      return view(company, id);
    }),

    cancel: api.imports.cancel.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const db = database.forCompany(company);
      await db.transaction().execute((trx) => cancelImport(trx, acting, input.id));
      await clearStaged(db, company, input.id);
    }),

    links: api.imports.links.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      const { company } = acting;
      const { db, row } = await found(company, input.id);
      if (mail.enabled) throw new Problem('links_mailed');
      if (row.state !== 'applied') throw new Problem('import_not_checked');
      const body = await exportLinks(platform, db, company, row.id);
      await db.transaction().execute((trx) =>
        recordAct(trx, acting, {
          act: 'import.links-downloaded',
          object: { kind: 'import', id: row.id, name: row.fileName },
        }),
      );
      return { fileName: `links-${fileNameOf(row.fileName)}`, body };
    }),
  };
}

/** A file's name with the ending of what we write. */
const fileNameOf = (name: string) => `${name.replace(/\.[a-z]{1,4}$/i, '')}.csv`;
