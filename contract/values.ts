import { z } from 'zod';

/** UTC ISO 8601 with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });

/** A calendar day, `YYYY-MM-DD`, in the company's time zone. */
export const day = z.iso.date();

const unsafe = /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0]/u;

/**
 * Joiners that a script or an emoji is written with: between Arabic letters and after a virama (RFC 5892, A.1 and A.2),
 * and between pictographs (UTS #51). Elsewhere they are invisible, and two names would look the same.
 */
const joined = [
  /(?<=\p{Script=Arabic}\p{M}*)\u200c(?=\p{Script=Arabic})/gu,
  /(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d]/gu,
  /(?<=(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f))\u200d(?=\p{Extended_Pictographic})/gu,
];
const isSafe = (text: string) => !unsafe.test(joined.reduce((rest, joiner) => rest.replaceAll(joiner, ''), text));

/** A line of text that a person gives: trimmed, NFC, without control, invisible or bidirectional characters. */
export const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(longest).refine(isSafe, 'Contains characters that can’t be shown'));

export const email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(254))
  .meta({ examples: ['anna.lind@acme.example'] });

export const fullName = line(100).meta({ examples: ['Anna Lind'] });

/** Local part of a video address; the company's own rule (6 or 1 as the least) is checked by the server. */
export const localPart = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1)
      .max(64)
      .regex(/^[a-z][a-z0-9._-]*$/, 'Use a–z, 0–9, dot, hyphen and underscore; start with a letter'),
  )
  .meta({ examples: ['anna.lind'] });

export const domain = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .string()
      .max(253)
      .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, 'Not a domain name'),
  )
  .meta({ examples: ['acme.example'] });

export const videoAddress = z.string().max(318).describe('local@domain');

export const password = z
  .string()
  .min(10, 'Use at least 10 characters')
  .max(128, 'Use at most 128 characters')
  .meta({ examples: ['reading under a dome'] });

export const pin = z
  .string()
  .regex(/^[0-9]{4,20}$/, 'A PIN has 4 to 20 digits')
  .meta({ examples: ['482915'] });

/** Version of a row; goes back as `If-Match`. */
export const version = z.number().int().positive();

export const versionHeader = z.object({ 'if-match': z.string().max(40).optional() });
export const idempotencyHeader = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() });

/** What every list takes. `cursor` comes from `nextCursor` of the page before. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
};

/** One page of a list. `total` counts all that the filters let through. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    /** True where a search found more than `total`: in a large company they are not all counted. */
    totalIsLeast: z.boolean().optional(),
  });

export const accessRight = z.enum(['member', 'administrator']);
export type AccessRight = z.infer<typeof accessRight>;
