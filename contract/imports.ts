import { z } from 'zod';
import { download, method, rawBody } from './method.ts';
import { type ProblemCode, problems } from './problems.ts';
import { idempotencyHeader, instant, line, page, pageInput } from './values.ts';

export const importId = z.uuid().brand<'ImportId'>();
export type ImportId = z.infer<typeof importId>;

/**
 * `reading` the file, `checking` it against what there is, `checked` and waiting for a decision, `applying`, `applied`;
 * `failed`: the work was given up; `cancelled`: thrown away, by somebody or after 24 hours.
 */
export const importState = z.enum(['reading', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled']);
export type ImportState = z.infer<typeof importState>;

/** Columns of the file. Only `fullName` and `email` must be there. */
export const importColumn = z.enum(['fullName', 'email', 'localPart', 'domain', 'accessRight']);
export type ImportColumn = z.infer<typeof importColumn>;

const problemCode = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]);
const count = z.number().int().nonnegative();

export const importView = z.object({
  id: importId,
  fileName: z.string(),
  /** SHA-256 of the file in hexadecimal. */
  digest: z.string(),
  /** Bytes. */
  size: count,
  state: importState,
  madeAt: instant,
  madeBy: z.string(),
  /** How far the present work is; `total` is 0 while that is not known. */
  progress: z.object({ done: count, total: count }),
  /** Rows below the headings. `new` ones are invited by the application, `unchanged` ones are members or invited already. */
  rows: z.object({ total: count, new: count, unchanged: count }),
  /** What must be corrected before anybody is invited. */
  faults: count,
  /** Headings that mean nothing here; those columns are left out. */
  unknownColumns: z.array(z.string()),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  licences: z.object({ needed: count, left: count }),
  /** For how many days the links of the invitations work. */
  linkDays: count,
  /** Whether this service mails the links; else they are downloaded and handed over. */
  mailsLinks: z.boolean(),
  /** Why the latest application came to nothing, or the work was given up. */
  refusal: problemCode.nullable(),
  appliedAt: instant.nullable(),
  appliedBy: z.string().nullable(),
  /** Null where this service sends no mail, and before the application. */
  mails: z
    .object({
      total: count,
      sent: count,
      /** The mail server refused them for good. */
      refused: count,
      ended: z.boolean(),
      /** The mail server did not take the latest; it is tried again. */
      waiting: z.boolean(),
    })
    .nullable(),
  /** When what was read of the file is deleted; null where it was. */
  deletedAt: instant.nullable(),
  can: z.object({ apply: z.boolean(), cancel: z.boolean(), downloadLinks: z.boolean() }),
});
export type ImportView = z.infer<typeof importView>;

export const importFault = z.object({
  /** Place in the list. */
  id: z.string(),
  /** From 1, as an editor counts; 1 is the line of the headings, as a rule. */
  line: z.number().int().positive(),
  /** Null where it is the whole line. */
  column: importColumn.nullable(),
  code: z.string(),
  /** What stands there, shortened; characters that can’t be shown are written as `<U+202E>`. */
  value: z.string().nullable(),
  message: z.string(),
});
export type ImportFault = z.infer<typeof importFault>;

const byId = z.strictObject({ id: importId });
const csv = 'text/csv';
const faultFilter = { column: importColumn.optional(), search: z.string().max(100).optional() };

export const imports = {
  create: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/imports',
    tag: 'Invitations',
    status: 202,
    summary: 'Read a CSV file of people to invite, and check it; nobody is invited by this',
    input: 'detailed',
    takes: {
      types: [csv, 'text/tab-separated-values', 'text/plain', 'application/vnd.ms-excel', 'application/octet-stream'],
      largest: 16 * 1024 * 1024,
    },
    problems: ['idempotency_mismatch', 'too_many_imports'],
  })
    .input(
      z.object({
        headers: idempotencyHeader,
        query: z.strictObject({ fileName: line(200).default('people.csv') }).default({ fileName: 'people.csv' }),
        body: rawBody,
      }),
    )
    .output(importView),
  list: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/imports',
    tag: 'Invitations',
    summary: 'Imports of the last 90 days, the newest first',
  })
    .input(z.strictObject(pageInput))
    .output(page(importView)),
  get: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/imports/{id}',
    tag: 'Invitations',
    summary: 'An import: how far it is, and what it would do or did',
  })
    .input(byId)
    .output(importView),
  faults: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/imports/{id}/faults',
    tag: 'Invitations',
    summary: 'What is wrong in the file, by line and column; the first 10,000',
  })
    .input(byId.extend({ ...pageInput, ...faultFilter }))
    .output(page(importFault)),
  exportFaults: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/exports/import-faults',
    tag: 'Invitations',
    summary: 'What is wrong in the file, as CSV',
    gives: csv,
  })
    .input(z.strictObject({ import: importId, ...faultFilter }))
    .output(download),
  apply: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/imports/{id}/application',
    tag: 'Invitations',
    status: 202,
    summary: 'Invite everybody in the file: all of them or nobody. A repetition changes nothing',
    problems: ['import_faulty', 'import_not_checked', 'import_over', 'no_licence_left'],
  })
    .input(byId)
    .output(importView),
  cancel: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/imports/{id}',
    tag: 'Invitations',
    status: 204,
    summary: 'Throw away what was read of the file; nobody is invited',
    problems: ['import_over'],
  })
    .input(byId)
    .output(z.void()),
  links: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/imports/{id}/links',
    tag: 'Invitations',
    summary: 'Links of the invitations that were not used yet, as CSV, where this service sends no mail',
    gives: csv,
    problems: ['links_mailed', 'import_not_checked'],
    byToken: false,
  })
    .input(byId)
    .output(download),
};
