import { z } from 'zod';
import { method } from './method.ts';
import { domain, email, fullName, instant, line, localPart, password, version } from './values.ts';

export const serviceInfo = z.object({
  name: z.string(),
  version: z.string(),
  setUp: z.boolean(),
  serviceDomain: z.string(),
  /** Whether the service sends mail; where it does not, screens show links to copy. */
  sendsMail: z.boolean(),
  engine: z.string(),
  /** Whether a TURN server is configured; without one only parties on the same network can reach each other. */
  hasTurn: z.boolean(),
});

export const setupInput = z.strictObject({
  code: z.string().min(1).max(40),
  provider: z.strictObject({ name: line(100), contact: line(200) }),
  serviceDomain: domain,
  company: z.strictObject({
    name: line(100),
    /** First label of the company's domain, `<company>.<service domain>`. */
    label: z
      .string()
      .transform((t) => t.trim().toLowerCase())
      .pipe(z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'Use a–z, 0–9 and hyphen')),
    timeZone: z.string().max(64).default('UTC'),
  }),
  administrator: z.strictObject({ fullName, email, localPart, password }),
});

export const service = {
  info: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/service',
    tag: 'Service',
    summary: 'What this service is',
  }).output(serviceInfo),
  setUp: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/setup',
    tag: 'Service',
    status: 201,
    summary: 'Set up an empty service: provider, first company, first administrator. Signs the administrator in.',
    problems: ['already_set_up', 'setup_code_wrong', 'password_breached', 'address_malformed'],
  })
    .input(setupInput)
    .output(z.object({ videoAddress: z.string(), roomAddress: z.string() })),
};

export const companyView = z.object({
  id: z.uuid(),
  name: z.string(),
  version,
  domains: z.array(z.string()).describe('The first is the default'),
  lostDomains: z.array(z.string()).describe('Own domains whose TXT record is not found any more'),
  timeZone: z.string(),
  weekStart: z.enum(['monday', 'sunday', 'saturday']),
  roomSuffix: z.string(),
  pinRule: z.object({ required: z.boolean(), minimumLength: z.number().int() }),
  licences: z.object({
    members: z.object({ total: z.number().int(), used: z.number().int() }),
    teamRooms: z.object({ total: z.number().int(), used: z.number().int() }),
    videoSystems: z.object({ total: z.number().int(), used: z.number().int() }),
  }),
  /** While the company is on trial: its end, and the days that are left with today; null otherwise. */
  trial: z.object({ endsAt: instant, daysLeft: z.number().int() }).nullable(),
  counts: z.object({ members: z.number().int(), teamRooms: z.number().int(), videoSystems: z.number().int() }),
  provider: z.object({
    name: z.string(),
    contact: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    link: z.string().nullable(),
  }),
});
export type CompanyView = z.infer<typeof companyView>;

export const company = {
  get: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/company',
    tag: 'Company',
    summary: 'The company, its domains and its licences',
  }).output(companyView),
};
