import type { CompanyId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { claimKey, deleteKeysUntil, findKey, keepAnswer } from './queries.ts';

const keptMilliseconds = 24 * 60 * 60 * 1000;

/** A creation that may be sent twice. */
export interface Repeatable {
  /** The header `Idempotency-Key`; without it the creation runs every time. */
  key: string | undefined;
  /** Method of the contract, `members.invite`. */
  method: string;
  /** Who sends it, an account's id: nobody is answered with what somebody else made. */
  sender: string;
  body: unknown;
}

export interface Made<Answer> {
  /** What was made. */
  id: string;
  answer: Answer;
  /** The answer is not kept: a replay is refused with `already_done` and the id. */
  holdsSecret?: boolean;
}

/**
 * Runs a creation once per key, in the transaction that makes it, and answers a repetition within 24 hours with the
 * first answer. Throws `idempotency_mismatch` for another body or method, `already_done` with `current.id` where the
 * answer holds a secret. The answer must be JSON.
 */
export async function withIdempotency<Answer>(
  platform: Pick<Platform, 'clock' | 'secrets'>,
  trx: Trx,
  company: CompanyId,
  { key, method, sender, body }: Repeatable,
  run: () => Promise<Made<Answer>>,
): Promise<Answer> {
  if (key === undefined) return (await run()).answer;
  const { secrets, clock } = platform;
  const at = clock.now();
  const claim = {
    key: secrets.digest('idempotency-key', JSON.stringify([sender, key])),
    bodyDigest: secrets.digest('idempotency-body', JSON.stringify([method, sorted(body)])),
    at,
    keptSince: new Date(at.getTime() - keptMilliseconds),
  };
  if (!(await claimKey(trx, company, claim))) {
    const kept = await findKey(trx, company, claim.key);
    if (kept?.bodyDigest !== claim.bodyDigest) throw new Problem('idempotency_mismatch');
    if (kept.answer === null) throw new Problem('already_done', { current: { id: kept.madeId } });
    // What is kept was an answer of the same method.
    return kept.answer as Answer;
  }
  const made = await run();
  const answer = made.holdsSecret ? null : JSON.stringify(made.answer);
  await keepAnswer(trx, company, claim.key, { answer, madeId: made.id });
  return made.answer;
}

/** The same value with the keys of its objects in order, so that their order makes no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

/** Forgets keys older than 24 hours. */
export async function sweepIdempotencyKeys({ clock, database }: Pick<Platform, 'clock' | 'database'>): Promise<void> {
  await deleteKeysUntil(database.owner, new Date(clock.now().getTime() - keptMilliseconds));
}
