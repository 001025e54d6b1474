import { createHash } from 'node:crypto';
import { stringify } from 'uuid';
import type { z } from 'zod';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { operator } from '../../../../contract/operator.ts';
import { within } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId } from '../../../platform/random.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { createCompany, findService, requireTimeZone } from '../../companies/index.ts';
import { type Invitation, invite } from '../../members/index.ts';
import { findCompany } from '../queries.ts';
import { trialEnd } from './trial-end.ts';

export type NewCompanyInput = z.output<NonNullable<(typeof operator.createCompany)['~orpc']['inputSchema']>>['body'];

interface Creation {
  input: NewCompanyInput;
  /** The header `Idempotency-Key`; without it every call makes a company. */
  key: string | undefined;
}

/**
 * Makes a company with domain and licences and invites its first administrator, in one transaction. The same key makes
 * the same id, so that a repetition finds what the first made: throws `already_done` with the id, or
 * `idempotency_mismatch`. Throws `not_set_up`, `label_taken`, and what an invitation throws.
 */
export async function makeCompany(
  platform: Platform,
  actor: Omit<Acting, 'company'>,
  { input, key }: Creation,
): Promise<{ company: CompanyId; invitation: Invitation }> {
  const { database, secrets } = platform;
  const service = await findService(database.operator);
  if (!service) throw new Problem('not_set_up');
  const { name, label, timeZone, licences, administrator } = input;
  requireTimeZone(timeZone, '/timeZone');
  if (licences.members < 1) {
    throw fieldProblem('wrong_input', '/licences/members', 'The first administrator needs a licence.');
  }
  const trialEndsAt = input.trialEndsOn ? await trialEnd(platform, input.trialEndsOn, timeZone) : null;
  const creationDigest = secrets.digest('company-creation-body', JSON.stringify(input));
  const id =
    key === undefined ? newId<CompanyId>() : idOfKey(secrets.digest('company-creation', `${actor.account} ${key}`));
  const acting: Acting = { ...actor, company: id };
  try {
    return await database.operator.transaction().execute(async (trx) => {
      await createCompany(trx, {
        id,
        name,
        label,
        timeZone,
        serviceDomain: service.serviceDomain,
        licences: { member: licences.members, 'team-room': licences.teamRooms, 'video-system': licences.videoSystems },
        trialEndsAt,
        creationDigest,
        at: actor.at,
      });
      await recordAct(trx, acting, {
        act: 'company.created',
        object: { kind: 'company', id, name },
        after: { label, timeZone, trialEndsAt: trialEndsAt?.toISOString() ?? null, licences },
      });
      const invitation = await within(trx, { role: 'app', company: id }, { role: 'operator' }, () =>
        invite(platform, trx, acting, { ...administrator, accessRight: 'administrator' }),
      ).catch((error: unknown) => {
        throw below(error, '/administrator');
      });
      return { company: id, invitation };
    });
  } catch (error) {
    throw await refusalOf(platform, error, id, creationDigest);
  }
}

/** What a unique violation (PostgreSQL, appendix A) of a company says. */
async function refusalOf({ database }: Platform, error: unknown, id: CompanyId, digest: string): Promise<unknown> {
  if (!(error instanceof Error && 'code' in error && error.code === '23505')) return error;
  const made = await findCompany(database.operator, id);
  if (!made) return fieldProblem('label_taken', '/label');
  return made.creationDigest === digest
    ? new Problem('already_done', { current: { id } })
    : new Problem('idempotency_mismatch');
}

/** The same fault with its fields below a part of the body. */
function below(error: unknown, part: string): unknown {
  if (!(error instanceof Problem) || !error.extra.errors) return error;
  const errors = error.extra.errors.map((fault) => ({ ...fault, pointer: `${part}${fault.pointer}` }));
  return new Problem(error.problem, { ...error.extra, errors });
}

/** An id made of a digest (UUIDv8, RFC 9562, section 5.8). */
function idOfKey(digest: string): CompanyId {
  const bytes = createHash('sha256').update(digest).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return stringify(bytes) as CompanyId;
}
