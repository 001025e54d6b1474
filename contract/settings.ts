import { z } from 'zod';
import { companyId } from './ids.ts';
import { download, method, rawBody } from './method.ts';
import { meetingLimitBounds } from './plain-values.ts';
import { instant, line, version, versionHeader } from './values.ts';

export const statisticsPrivacy = z.enum(['per-person', 'pseudonyms', 'totals-only']);
export type StatisticsPrivacy = z.infer<typeof statisticsPrivacy>;

/** Ending of personal rooms' addresses before the domain. */
export const roomSuffix = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().regex(/^[._-][a-z0-9._-]{0,15}$/, 'Start with a dot, hyphen or underscore; 1 to 16 characters'))
  .meta({ examples: ['.vmr'] });

const colour = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.string().regex(/^#[0-9a-f]{6}$/, 'Write it as #rrggbb'))
  .meta({ examples: ['#17705f'] });

const pinRule = z.strictObject({ required: z.boolean(), minimumLength: z.number().int().min(4).max(20) });

const minutes = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most);

/** When meetings end by themselves, in minutes; each end is announced a minute before. */
const meetingLimits = z.strictObject({
  withoutHostMinutes: minutes(meetingLimitBounds.withoutHostMinutes).describe(
    'After the last host has left a room with a host PIN',
  ),
  alonePersonalMinutes: minutes(meetingLimitBounds.alonePersonalMinutes).describe(
    'For which somebody may be alone in a personal room',
  ),
  aloneTeamMinutes: minutes(meetingLimitBounds.aloneTeamMinutes).describe('The same in a team room'),
  longestMinutes: minutes(meetingLimitBounds.longestMinutes).describe('In all'),
});

const months = z.number().int().min(1).max(120);

export const companySettings = z.object({
  name: z.string(),
  /** Address of the picture; a new picture has a new one. */
  logo: z.string().nullable(),
  colour: z.string().nullable(),
  roomSuffix: z.string(),
  pinRule,
  timeZone: z.string(),
  weekStart: z.enum(['monday', 'sunday', 'saturday']),
  statisticsPrivacy,
  meetingLimits,
  /** Months for which call records are kept. */
  retentionMonths: months,
  /** Months for which the activity log is kept. */
  activityRetentionMonths: months,
  /** Whether people of other companies may call yours. */
  callsFromOthers: z.boolean(),
  version,
});
export type CompanySettings = z.infer<typeof companySettings>;

const changes = ['stale', 'version_missing'] as const;

export const settings = {
  get: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/company/settings',
    tag: 'Company',
    summary: 'Settings of the company',
  }).output(companySettings),
  update: method({
    permission: 'administrator',
    verb: 'PATCH',
    path: '/company/settings',
    tag: 'Company',
    summary: 'Change settings of the company; a new suffix moves all personal rooms, or none',
    input: 'detailed',
    problems: [...changes, 'suffix_taken'],
  })
    .input(
      z.object({
        headers: versionHeader,
        body: z
          .strictObject({
            name: line(100),
            colour: colour.nullable(),
            roomSuffix,
            pinRule,
            timeZone: z.string().max(64),
            weekStart: companySettings.shape.weekStart,
            statisticsPrivacy,
            meetingLimits,
            retentionMonths: months,
            activityRetentionMonths: months,
            callsFromOthers: z.boolean(),
          })
          .partial(),
      }),
    )
    .output(companySettings),
  previewSuffix: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/company/settings/suffix-preview',
    tag: 'Company',
    summary: 'What a new suffix of personal rooms would change',
  })
    .input(z.strictObject({ suffix: roomSuffix }))
    .output(
      z.object({
        rooms: z.number().int(),
        /** An address that is taken, of at most 100. */
        collisions: z.array(z.object({ owner: z.string(), address: z.string() })),
        collisionCount: z.number().int(),
        example: z.object({ before: z.string(), after: z.string() }).nullable(),
      }),
    ),
  previewPinRule: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/company/settings/pin-rule-preview',
    tag: 'Company',
    summary: 'Which rooms a PIN rule would not fit; they keep what they have until somebody changes it',
  })
    .input(
      z.strictObject({
        required: z.stringbool().meta({ examples: [true] }),
        minimumLength: z.coerce.number().int().min(4).max(20),
      }),
    )
    .output(
      z.object({
        withoutPin: z.number().int(),
        tooShort: z.number().int(),
        /** At most 100, by name. */
        rooms: z.array(
          z.object({
            kind: z.enum(['personal', 'team']),
            name: z.string(),
            videoAddress: z.string(),
            why: z.enum(['no-pin', 'too-short']),
          }),
        ),
      }),
    ),
  previewRetention: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/company/settings/retention-preview',
    tag: 'Company',
    summary: 'How many call records are older than a retention, and would be deleted in the next night',
  })
    .input(z.strictObject({ months: z.coerce.number().int().min(1).max(120) }))
    .output(z.object({ before: instant, calls: z.number().int().nullable() })),
  putLogo: method({
    permission: 'administrator',
    verb: 'PUT',
    path: '/company/logo',
    tag: 'Company',
    summary: 'Set the logo: PNG, JPEG or WebP of 32 to 2,048 pixels and at most 512 KB',
    input: 'detailed',
    takes: { types: ['image/png', 'image/jpeg', 'image/webp'], largest: 512 * 1024 },
    problems: [...changes, 'not_a_picture'],
  })
    .input(z.object({ headers: versionHeader, body: rawBody }))
    .output(companySettings),
  removeLogo: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/company/logo',
    tag: 'Company',
    summary: 'Take the logo away',
    input: 'detailed',
    problems: changes,
  })
    .input(z.object({ headers: versionHeader }))
    .output(companySettings),
  logo: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/companies/{id}/logos/{digest}',
    tag: 'Service',
    summary: 'The logo of a company, for whoever comes to its rooms',
    gives: 'image/png',
  })
    .input(z.strictObject({ id: companyId, digest: z.string().max(64) }))
    .output(download),
};
