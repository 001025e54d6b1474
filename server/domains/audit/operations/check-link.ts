import type { CompanyId } from '../../../../contract/ids.ts';
import type { Secrets } from '../../../platform/config/secrets.ts';
import { erasureProof, linkDigest, type Place, payloadDigest } from '../chain.ts';
import type { Entry, Sealed } from '../chain-queries.ts';

type Keys = Pick<Secrets, 'key'>;

/** What somebody who had the database did to the chain. */
export type Harm = 'changed' | 'missing' | 'inserted' | 'reordered' | 'checkpoint';

export interface Break {
  /** Null for an entry that was never part of the chain. */
  position: number | null;
  harm: Harm;
  /** A sentence for whoever verifies. */
  detail: string;
}

/** Places that are looked at to tell one harm from another. */
export const windowSize = 500;

const linkOf = (keys: Keys, company: CompanyId, previous: string, position: number, row: Sealed, entry: Entry) =>
  linkDigest(keys, company, {
    previous,
    position,
    id: entry.id,
    at: entry.at,
    act: entry.act,
    payloadDigest: row.payloadDigest,
  });

function fits(keys: Keys, company: CompanyId, previous: string, position: number, row: Sealed): boolean {
  return row.entry !== null && linkOf(keys, company, previous, position, row, row.entry) === row.link;
}

function payloadFits(keys: Keys, company: CompanyId, { salt, payloadDigest: digest, entry }: Sealed): boolean {
  if (!entry) return false;
  if (entry.erasedAt !== null) {
    return entry.erasureProof === erasureProof(keys, company, entry.id, entry.erasedAt, entry);
  }
  return salt !== null && payloadDigest(keys, company, salt, entry) === digest;
}

/** Whether a place continues the chain with what was written there. */
export const isSound = (keys: Keys, company: CompanyId, previous: Place, row: Sealed): boolean =>
  row.position === previous.position + 1 &&
  fits(keys, company, previous.link, row.position, row) &&
  payloadFits(keys, company, row);

/**
 * What was done at the first place behind `previous`, by the rows that follow. Takes the simplest harm that explains
 * what is there; where several do, `changed`.
 */
export function explainBreak(keys: Keys, company: CompanyId, previous: Place, rows: readonly Sealed[]): Break {
  const position = previous.position + 1;
  const at = (harm: Harm, detail: string): Break => ({ position, harm, detail });
  const [row, next] = rows;
  if (!row || row.position !== position) return at('missing', `Nothing is left at position ${position}.`);
  const { entry } = row;
  if (!entry) return at('missing', `The entry ${row.activityId} was deleted.`);

  if (fits(keys, company, previous.link, position, row)) {
    return entry.erasedAt === null
      ? at('changed', 'Its actor, object, origin, access token, before or after is not what was written.')
      : at('changed', 'It was erased, and not by the service.');
  }
  const others = rows.slice(1);
  const own = others.find((other) => fits(keys, company, previous.link, position, other));
  if (own) {
    const moved = rows.some(({ link }) => fits(keys, company, link, own.position, row));
    return moved
      ? at('reordered', `What belongs here stands at position ${own.position}.`)
      : at('inserted', 'The service did not write it.');
  }
  const exchanged = others.find(
    (other) => other.entry && linkOf(keys, company, previous.link, position, row, other.entry) === row.link,
  );
  if (exchanged) return at('reordered', `The entry that belongs here stands at position ${exchanged.position}.`);
  const gap = next ? gapBefore(keys, company, row, next) : 0;
  if (gap > 0) return at('missing', `${gap === 1 ? 'An entry was' : `${gap} entries were`} taken out before it.`);
  const isOwn = payloadFits(keys, company, row) || digestFits(keys, company, previous, row, entry);
  if (!isOwn && !next) return at('inserted', 'The service did not write it.');
  return at('changed', 'Its id, time, act or seal is not what was written.');
}

/** How many places were taken out before a row, where those behind were numbered anew. */
function gapBefore(keys: Keys, company: CompanyId, row: Sealed, next: Sealed): number {
  for (let gap = 1; gap <= windowSize; gap += 1) {
    if (fits(keys, company, row.link, next.position + gap, next)) return gap;
  }
  return 0;
}

/** Whether only the digest that is kept beside the entry was changed. */
function digestFits(keys: Keys, company: CompanyId, previous: Place, row: Sealed, entry: Entry): boolean {
  if (row.salt === null) return false;
  const digest = payloadDigest(keys, company, row.salt, entry);
  return fits(keys, company, previous.link, row.position, { ...row, payloadDigest: digest });
}
