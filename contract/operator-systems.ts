import { z } from 'zod';
import { companyId, memberId, videoSystemId } from './ids.ts';
import { method, rawBody } from './method.ts';
import { byCompany, changing, common, searchText, sortOrder, staleProblems } from './operator-views.ts';
import { idempotencyHeader, localPart, page, pageInput, versionHeader } from './values.ts';
import { pairingCode, videoSystemName, videoSystemRow, videoSystemSort, videoSystemState } from './video-systems.ts';

const bySystem = z.strictObject({ id: companyId, systemId: videoSystemId });
const domain = z.string().max(253).optional().describe('The company’s default where absent');
const addressProblems = ['address_taken', 'address_malformed', 'domain_not_yours'] as const;

/** Columns of the file of video systems. Only `name` and `localPart` must be there. */
export const systemColumn = z.enum(['name', 'localPart', 'domain', 'memberEmail']);
export type SystemColumn = z.infer<typeof systemColumn>;

export const systemImport = z.object({
  /** Rows that would be, or were, added. */
  added: z.number().int(),
  /** Rows that are there already, with the same name and address. */
  unchanged: z.number().int(),
  licencesLeft: z.number().int(),
  unknownColumns: z.array(z.string()),
  /** Nothing is added where there are any. */
  faults: z.array(
    z.object({
      /** From 1, as an editor counts. */
      line: z.number().int(),
      column: z.string().nullable(),
      code: z.string(),
      value: z.string().nullable(),
      message: z.string(),
    }),
  ),
});
export type SystemImport = z.infer<typeof systemImport>;

export const operatorSystems = {
  videoSystems: method({
    ...common,
    verb: 'GET',
    path: '/operator/companies/{id}/video-systems',
    summary: 'Video systems of a company',
  })
    .input(
      byCompany.extend({
        ...pageInput,
        search: searchText,
        state: videoSystemState.optional(),
        sort: videoSystemSort.default('name'),
        order: sortOrder,
      }),
    )
    .output(page(videoSystemRow)),
  addVideoSystem: method({
    ...changing,
    verb: 'POST',
    path: '/operator/companies/{id}/video-systems',
    status: 201,
    summary: 'Add a video system, paired at once where the code of its screen is given',
    problems: [
      ...addressProblems,
      'no_licence_left',
      'pairing_code_wrong',
      'wrong_input',
      'already_done',
      'idempotency_mismatch',
    ],
  })
    .input(
      z.object({
        params: byCompany,
        headers: idempotencyHeader,
        body: z.strictObject({
          name: videoSystemName,
          localPart,
          domain,
          /** Whom it is twinned to; null for a shared one. */
          memberId: memberId.nullable().default(null),
          /** Rings at its member's address and has none of its own. */
          sharesAddress: z.boolean().default(false),
          pairingCode: pairingCode.optional(),
        }),
      }),
    )
    .output(videoSystemRow),
  importVideoSystems: method({
    ...changing,
    verb: 'POST',
    path: '/operator/companies/{id}/video-system-imports',
    summary: 'Add many video systems by a CSV file, all or nothing; `dryRun` looks only',
    takes: {
      types: ['text/csv', 'text/tab-separated-values', 'text/plain', 'application/vnd.ms-excel'],
      largest: 2 * 1024 * 1024,
    },
    problems: ['no_licence_left'],
  })
    .input(
      z.object({
        params: byCompany,
        query: z.strictObject({ dryRun: z.stringbool().default(true) }),
        body: rawBody,
      }),
    )
    .output(systemImport),
  removeVideoSystem: method({
    ...changing,
    verb: 'DELETE',
    path: '/operator/companies/{id}/video-systems/{systemId}',
    status: 204,
    summary: 'Remove a video system; can be undone for 30 days',
    problems: staleProblems,
  })
    .input(z.object({ params: bySystem, headers: versionHeader }))
    .output(z.void()),
  restoreVideoSystem: method({
    ...common,
    verb: 'POST',
    path: '/operator/companies/{id}/video-systems/{systemId}/restoration',
    summary: 'Undo the removal of a video system',
    problems: ['undo_expired', 'no_licence_left', 'address_taken'],
  })
    .input(bySystem)
    .output(videoSystemRow),
  moveVideoSystem: method({
    ...changing,
    verb: 'POST',
    path: '/operator/companies/{id}/video-systems/{systemId}/move',
    summary: 'Move a video system to another company; its screen and its printed code go with it',
    problems: [...staleProblems, ...addressProblems, 'no_licence_left'],
  })
    .input(
      z.object({
        params: bySystem,
        headers: versionHeader,
        body: z.strictObject({ toCompany: companyId, localPart, domain }),
      }),
    )
    .output(videoSystemRow),
  twinVideoSystem: method({
    ...changing,
    verb: 'PUT',
    path: '/operator/companies/{id}/video-systems/{systemId}/twin',
    summary: 'Twin a video system to a member, or make it a shared one',
    problems: [...staleProblems, ...addressProblems],
  })
    .input(
      z.object({
        params: bySystem,
        headers: versionHeader,
        body: z.strictObject({
          memberId: memberId.nullable(),
          sharesAddress: z.boolean().default(false),
          localPart: localPart.optional(),
        }),
      }),
    )
    .output(videoSystemRow),
  pairVideoSystem: method({
    ...common,
    verb: 'POST',
    path: '/operator/companies/{id}/video-systems/{systemId}/pairing',
    summary: 'Pair the screen that shows this code; the one before ends at once',
    problems: ['pairing_code_wrong'],
  })
    .input(bySystem.extend({ code: pairingCode }))
    .output(videoSystemRow),
};
