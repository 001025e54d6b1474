import { createHmac } from 'node:crypto';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import { newBytes } from '../../platform/random.ts';

type Keys = Pick<Secrets, 'key'>;
type Part = string | number | null;

/** What an entry says beyond id, time and act; JSON as the database writes it. */
export interface Payload {
  actorKind: string;
  actorId: string | null;
  actorName: string;
  objectKind: string | null;
  objectId: string | null;
  objectName: string | null;
  origin: string | null;
  via: string | null;
  before: string | null;
  after: string | null;
}

/** What a link binds. */
export interface LinkParts {
  /** Link before it. */
  previous: string;
  position: number;
  id: string;
  /** UTC to the microsecond, as the database writes it. */
  at: string;
  act: string;
  payloadDigest: string;
}

/** A place in a company's chain. */
export interface Place {
  position: number;
  link: string;
}

/**
 * Keyed digest (HMAC-SHA-256, RFC 2104) over a list, in base64url. As JSON, which has one meaning: no two lists of parts
 * are written alike.
 */
const digest = ({ key }: Keys, purpose: string, parts: readonly Part[]): string =>
  createHmac('sha256', key(`activity-${purpose}`))
    .update(JSON.stringify(parts))
    .digest('base64url');

export const newSalt = (): string => newBytes(16).toString('base64url');

const partsOf = (payload: Payload): Part[] => [
  payload.actorKind,
  payload.actorId,
  payload.actorName,
  payload.objectKind,
  payload.objectId,
  payload.objectName,
  payload.origin,
  payload.via,
  payload.before,
  payload.after,
];

/** Salted, so that equal payloads have unlike digests, and an erased one can't be guessed even by who has the key. */
export const payloadDigest = (keys: Keys, company: CompanyId, salt: string, payload: Payload): string =>
  digest(keys, 'payload', [company, salt, ...partsOf(payload)]);

/** Where a company's chain begins: before position 1. */
export const chainOrigin = (keys: Keys, company: CompanyId): Place => ({
  position: 0,
  link: digest(keys, 'origin', [company]),
});

export const linkDigest = (keys: Keys, company: CompanyId, parts: LinkParts): string =>
  digest(keys, 'link', [company, parts.previous, parts.position, parts.id, parts.at, parts.act, parts.payloadDigest]);

/** Signs where a chain begins since its older part was deleted. `at` as in links. */
export const checkpointSignature = (keys: Keys, company: CompanyId, { position, link }: Place, at: string): string =>
  digest(keys, 'checkpoint', [company, position, link, at]);

/** Proves that the service took a person out of an entry, and what it left. `at` as in links. */
export const erasureProof = (keys: Keys, company: CompanyId, id: string, at: string, left: Payload): string =>
  digest(keys, 'erasure', [company, id, at, ...partsOf(left)]);
