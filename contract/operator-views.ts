import { z } from 'zod';
import { companyId, memberId } from './ids.ts';
import { memberStatus } from './members.ts';
import { accessRight, day, instant, version } from './values.ts';

export const companyStatus = z.enum(['trial', 'active', 'suspended', 'closed']);
export type CompanyStatus = z.infer<typeof companyStatus>;

/** A new company's first label of `<label>.<service domain>`. */
export const companyLabel = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'Use a–z, 0–9 and hyphen'));

const licenceCount = z.object({ total: z.number().int(), used: z.number().int() });
export const licenceCounts = z.object({ members: licenceCount, teamRooms: licenceCount, videoSystems: licenceCount });
export type LicenceCounts = z.infer<typeof licenceCounts>;

const licenceTotal = z
  .number()
  .int()
  .min(0)
  .max(10_000_000)
  .meta({ examples: [50] });
export const licenceTotals = z.strictObject({
  members: licenceTotal,
  teamRooms: licenceTotal,
  videoSystems: licenceTotal,
});

/** Sums of calls that ended, in the company's own month of now. */
export const monthUsage = z.object({ calls: z.number().int(), callSeconds: z.number().int() });

export const companyRow = z.object({
  id: companyId,
  name: z.string(),
  label: z.string(),
  domains: z.array(z.string()).describe('The first is the default'),
  status: companyStatus,
  /** Why it is suspended. */
  statusReason: z.enum(['trial-ended', 'provider']).nullable(),
  trialEndsAt: instant.nullable(),
  /** Days of a trial that are left, the last one counted; null where there is no trial. */
  daysLeft: z.number().int().nullable(),
  /** When a closed company is deleted. */
  deletedAt: instant.nullable(),
  licences: licenceCounts,
  usage: monthUsage,
  createdAt: instant,
  version,
});
export type CompanyRow = z.infer<typeof companyRow>;

/** What the list of companies is sorted by. */
export const companiesSort = z.enum([
  'name',
  'domain',
  'status',
  'members',
  'teamRooms',
  'videoSystems',
  'calls',
  'callMinutes',
  'trialEndsAt',
  'createdAt',
]);
export type CompaniesSort = z.infer<typeof companiesSort>;

export const companyPage = companyRow.extend({
  timeZone: z.string(),
  /** What the provider says about the status, to the company. */
  statusNote: z.string().nullable(),
  statusAt: instant,
  /** Last day of the trial, in the company's time zone. */
  trialEndsOn: day.nullable(),
  counts: z.object({
    members: z.number().int(),
    suspendedMembers: z.number().int(),
    administrators: z.number().int(),
    invitations: z.number().int(),
    teamRooms: z.number().int(),
    videoSystems: z.number().int(),
  }),
  can: z.object({ suspend: z.boolean(), activate: z.boolean(), startTrial: z.boolean(), close: z.boolean() }),
});
export type CompanyPage = z.infer<typeof companyPage>;

export const domainResult = z.enum(['found', 'not-found', 'other-value', 'server-failure', 'timeout']);
export type DomainResult = z.infer<typeof domainResult>;

export const domainView = z.object({
  domain: z.string(),
  /** `given` with the service's own; `pending` until the record is found; `lost` where it is not found any more. */
  state: z.enum(['given', 'pending', 'verified', 'lost']),
  /** New addresses get this one unless another is chosen. */
  isDefault: z.boolean(),
  /** The TXT record that proves it (RFC 1035, section 3.3.14). */
  record: z.object({ name: z.string(), value: z.string() }).nullable(),
  /** What the last look found. */
  check: z.object({ result: domainResult, found: z.string().nullable(), at: instant }).nullable(),
  verifiedAt: instant.nullable(),
  lostAt: instant.nullable(),
  /** Video addresses in it: current ones, aliases and held ones. */
  addresses: z.number().int(),
});
export type DomainView = z.infer<typeof domainView>;

export const contactView = z.object({
  name: z.string(),
  contact: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  link: z.string().nullable(),
});
export type ContactView = z.infer<typeof contactView>;
export const serviceView = z.object({ provider: contactView, serviceDomain: z.string(), version });

export const webLink = z.url({ protocol: /^https?$/, error: 'Not a web address' }).max(300);

/** A person of a company as the provider sees it. */
export const personRow = z.object({
  id: memberId,
  fullName: z.string(),
  email: z.string(),
  videoAddress: z.string(),
  accessRight,
  status: memberStatus,
  lastSeenAt: instant.nullable(),
  version,
});
export type PersonRow = z.infer<typeof personRow>;

/** Whether it was mailed, and the link where it could not be. */
export const handedOver = z.object({ mailed: z.boolean(), link: z.url().nullable() });

export const byCompany = z.strictObject({ id: companyId });
export const sortOrder = z.enum(['ascending', 'descending']).default('ascending');
export const searchText = z.string().max(100).optional();

/** Begins every method of an operator. */
export const common = { permission: 'operator', tag: 'Operator' } as const;
export const changing = { ...common, input: 'detailed' } as const;
export const staleProblems = ['stale', 'version_missing'] as const;
