import type { CompanyId } from '../../../contract/ids.ts';
import { Problem } from '../../platform/http/problem.ts';

/** Questions of one company that read single records and are answered at once on a node. */
const mostAtOnce = 6;

/**
 * Lets few long questions of one company run at a time, so that none takes the database from all others. Throws
 * `too_many_requests` for more.
 */
export function limitAtOnce(): <Answer>(company: CompanyId, run: () => Promise<Answer>) => Promise<Answer> {
  const running = new Map<CompanyId, number>();
  const count = (company: CompanyId, change: number) => {
    const next = (running.get(company) ?? 0) + change;
    if (next > 0) running.set(company, next);
    else running.delete(company);
  };
  return async (company, run) => {
    if ((running.get(company) ?? 0) >= mostAtOnce) throw new Problem('too_many_requests', { retryAfter: 2 });
    count(company, 1);
    try {
      return await run();
    } finally {
      count(company, -1);
    }
  };
}
