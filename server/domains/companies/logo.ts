import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import './tables.ts';

const types = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
export type LogoType = (typeof types)[keyof typeof types];

const fewestPixels = 32;
const mostPixels = 2048;

/**
 * What a picture is, by its own bytes and not by what it is called: PNG, JPEG or WebP of 32 to 2,048 pixels each way. No
 * SVG, which can hold a script. Throws `not_a_picture` with what is wrong.
 */
export function readLogo(bytes: Uint8Array): { type: LogoType; digest: string } {
  const size = sizeOf(bytes);
  if (!size) throw notAPicture('This file is no picture, or a damaged one.');
  const { type, width, height } = size;
  const known = Object.entries(types).find(([name]) => name === type)?.[1];
  if (!known) throw notAPicture('Choose a PNG, JPEG or WebP file.');
  const sides = [width, height];
  if (sides.some((side) => side < fewestPixels || side > mostPixels)) {
    throw notAPicture(`This picture has ${width} × ${height} pixels. Choose one of ${fewestPixels} to ${mostPixels}.`);
  }
  return { type: known, digest: createHash('sha256').update(bytes).digest('base64url') };
}

function sizeOf(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}

const notAPicture = (detail: string) => new Problem('not_a_picture', { detail });

export const saveLogo = (trx: Trx, company: CompanyId, logo: { type: LogoType; bytes: Uint8Array }) =>
  trx
    .insertInto('companyLogo')
    .values({ companyId: company, ...logo })
    .onConflict((on) => on.column('companyId').doUpdateSet(logo))
    .execute();

export const deleteLogo = (trx: Trx, company: CompanyId) =>
  trx.deleteFrom('companyLogo').where('companyId', '=', company).execute();

/** The picture with this digest; undefined for another company's and for one that was replaced. */
export const findLogo = (db: Db, company: CompanyId, digest: string) =>
  db
    .selectFrom('companyLogo')
    .innerJoin('company', 'company.id', 'companyLogo.companyId')
    .select(['companyLogo.type', 'companyLogo.bytes'])
    .where('companyId', '=', company)
    .where('company.logoDigest', '=', digest)
    .executeTakeFirst();

/** Where a browser finds a company's logo; null where it has none. */
export const logoAddress = ({ id, logoDigest }: { id: CompanyId; logoDigest: string | null }): string | null =>
  logoDigest === null ? null : `/api/v1/companies/${id}/logos/${logoDigest}`;
