import type { CompanyDomain, Found } from '../../companies/index.ts';
import { lostAfterDays } from '../policy.ts';

type Known = Pick<CompanyDomain, 'failedDays' | 'lostAt'>;
type Change = Pick<CompanyDomain, 'checkedAt' | 'result' | 'foundValue' | 'failedDays' | 'lostAt'>;

/**
 * What a day's look at a domain changes; `isNews` where its administrators are to be told that it is lost. No answer at
 * all is no failed day: it says more of our own resolver than of the domain.
 */
export function noteLookOf(
  { failedDays, lostAt }: Known,
  { result, value, at }: Found,
): { change: Change; isNews: boolean } {
  const seen = { checkedAt: at, result, foundValue: value };
  if (result === 'found') return { change: { ...seen, failedDays: 0, lostAt: null }, isNews: false };
  const days = result === 'timeout' ? failedDays : failedDays + 1;
  const isNews = lostAt === null && days >= lostAfterDays;
  return { change: { ...seen, failedDays: days, lostAt: isNews ? at : lostAt }, isNews };
}
