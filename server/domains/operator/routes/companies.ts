import type { CompanyId } from '../../../../contract/ids.ts';
import { api } from '../../../platform/http/api.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { fieldProblem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingOperator, recordAct } from '../../audit/index.ts';
import type { StatusChange } from '../../companies/index.ts';
import type { OperatorPorts } from '../jobs.ts';
import { tellThatClosed } from '../jobs.ts';
import { editCompany, setLicences, staleCompany } from '../operations/change-company.ts';
import { changeStatus } from '../operations/change-status.ts';
import { makeCompany } from '../operations/create-company.ts';
import { exportCompany } from '../operations/export-company.ts';
import { sendInvitation } from '../operations/invite-administrator.ts';
import { trialEnd } from '../operations/trial-end.ts';
import { requireCompany, viewCompanies, viewCompany } from '../view.ts';
import { companyColumns } from './company-columns.ts';

/** Companies: list, make, look, change, licences, status, export. */
export function companyHandlers(platform: Platform, ports: OperatorPorts) {
  const { clock, database } = platform;
  const actingOn = (context: RequestContext, company: CompanyId) => actingOperator(context, company, clock.now());

  async function statusOf(
    body:
      | { status: 'active' }
      | { status: 'trial'; trialEndsOn: string }
      | { status: 'suspended' | 'closed'; note?: string | undefined },
    timeZone: string,
  ): Promise<StatusChange> {
    if (body.status === 'active') return { status: 'active' };
    if (body.status === 'trial') {
      return { status: 'trial', trialEndsAt: await trialEnd(platform, body.trialEndsOn, timeZone) };
    }
    const note = body.note ?? null;
    return body.status === 'closed' ? { status: 'closed', note } : { status: 'suspended', reason: 'provider', note };
  }

  return {
    companies: api.operator.companies.handler(({ input }) => viewCompanies(platform, input)),

    exportCompanies: api.operator.exportCompanies.handler(async ({ input }) => {
      const { columns: wanted, ...choice } = input;
      const pages = everyPage((cursor) => viewCompanies(platform, { ...choice, limit: 200, cursor }));
      return { fileName: 'companies.csv', body: exportCsv(chosen(companyColumns, wanted), pages, 'UTC') };
    }),

    createCompany: api.operator.createCompany.handler(async ({ input, context }) => {
      const { company: _, ...actor } = actingOn(context, '' as CompanyId);
      const key = input.headers['idempotency-key'];
      const { company, invitation } = await makeCompany(platform, actor, { input: input.body, key });
      const view = await viewCompany(platform, company);
      return {
        company: view,
        invitation: await sendInvitation(platform, { id: company, name: view.name }, invitation),
      };
    }),

    company: api.operator.company.handler(({ input }) => viewCompany(platform, input.id)),

    updateCompany: api.operator.updateCompany.handler(async ({ input, context }) => {
      const { id } = input.params;
      const version = readVersion(input.headers['if-match']);
      const done = await editCompany(platform, actingOn(context, id), { ...input.body, version });
      const view = await viewCompany(platform, id);
      if (!done) throw staleCompany(view);
      return view;
    }),

    updateLicences: api.operator.updateLicences.handler(async ({ input, context }) => {
      const { id } = input.params;
      const { members, teamRooms, videoSystems } = input.body;
      const totals = { member: members, 'team-room': teamRooms, 'video-system': videoSystems };
      const version = readVersion(input.headers['if-match']);
      await requireCompany(platform, id);
      const done = await setLicences(platform, actingOn(context, id), { version, totals });
      const view = await viewCompany(platform, id);
      if (!done) throw staleCompany(view);
      return view;
    }),

    licences: api.operator.licences.handler(async ({ input }) => (await viewCompany(platform, input.id)).licences),

    setStatus: api.operator.setStatus.handler(async ({ input, context }) => {
      const { id } = input.params;
      const { body } = input;
      const { name, timeZone } = await requireCompany(platform, id);
      const version = readVersion(input.headers['if-match']);
      if (body.status === 'closed' && body.name.trim() !== name) throw fieldProblem('name_not_typed', '/name');
      const change = await statusOf(body, timeZone);
      const outcome = await changeStatus(platform, actingOn(context, id), { version, change });
      if (outcome === 'changed' && (change.status === 'suspended' || change.status === 'closed')) {
        await ports.onCompanyClosed(id);
        await tellThatClosed(platform, id);
      }
      const view = await viewCompany(platform, id);
      if (outcome === 'stale') throw staleCompany(view);
      return view;
    }),

    exportCompany: api.operator.exportCompany.handler(async ({ input, context }) => {
      const company = await requireCompany(platform, input.id);
      await database.operator.transaction().execute((trx) =>
        recordAct(trx, actingOn(context, company.id), {
          act: 'company.exported',
          object: { kind: 'company', id: company.id, name: company.name },
        }),
      );
      return { fileName: `${company.label}.jsonl`, body: exportCompany(platform, company) };
    }),
  };
}

function chosen<Row>(
  columns: Readonly<Record<string, CsvColumn<Row>>>,
  wanted: readonly string[] | undefined,
): CsvColumn<Row>[] {
  const named = wanted?.flatMap((name) => columns[name] ?? []) ?? [];
  return named.length > 0 ? named : Object.values(columns);
}
