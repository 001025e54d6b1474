import type { UsageCallsSearch, UsagePartiesSearch } from '../../app/usage-lists-search.ts';
import type { PeriodSearch } from '../../app/usage-search.ts';
import type { Period } from './period.ts';

/** Of an address, the days alone. */
export const daysOf = ({ period, from, to }: PeriodSearch): PeriodSearch => ({
  ...(period ? { period } : {}),
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
});

/** Days as a choice of one's own. */
export const ownDays = ({ from, to }: Period): PeriodSearch => ({ period: 'own', from, to });

/** Where the calls behind something are: what leads there, for `<Link>`. */
export const callsLink = (days: PeriodSearch, choice: Omit<UsageCallsSearch, keyof PeriodSearch>) =>
  ({ to: '/company/usage/calls', search: { ...daysOf(days), ...choice } }) as const;

/** Where a table of all members, rooms or video systems is. */
export const tableLink = (table: PartyTable, days: PeriodSearch, choice: Pick<UsagePartiesSearch, 'used'> = {}) =>
  ({ to: tablePaths[table], search: { ...daysOf(days), ...choice } }) as const;

export type PartyTable = 'members' | 'rooms' | 'video-systems';

export const tablePaths = {
  members: '/company/usage/members',
  rooms: '/company/usage/rooms',
  'video-systems': '/company/usage/video-systems',
} as const;
