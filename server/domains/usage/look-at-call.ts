import { callingMember, type RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { findCallStart } from './call-detail.ts';
import { dayIn } from './period.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import { lookAsCompany, type Sight, uuid } from './sight.ts';

/**
 * Opens the sight of the calling administrator on one call, by an id that a list showed; null where there is none, or
 * where it is shown under pseudonyms only and the id is a plain one of somewhere else.
 * @throws Problem `totals_only`
 */
export async function lookAtCall(
  platform: Platform,
  context: RequestContext,
  shown: string,
): Promise<{ sight: Sight; id: string } | null> {
  const { company } = callingMember(context);
  const hidden = pseudonymsOf(platform.secrets, company).find(shown);
  const id = hidden ?? (uuid.test(shown) ? shown : null);
  const startedAt = id && (await findCallStart(platform.database.forCompany(company), company, id));
  if (!id || !startedAt) return null;
  const day = dayIn('UTC', startedAt);
  const call = { startedAt, hidden: hidden !== null };
  const sight = await lookAsCompany(platform, company, { from: day, to: day }, 'facts', call);
  return call.hidden || sight.privacy === 'per-person' ? { sight, id } : null;
}
