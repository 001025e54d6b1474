import { callFigures } from '../../contract/plain-values.ts';
import { day, listSearch, oneOf, type Read, type SearchOf, text } from '../ui/list/list-search.ts';
import { readPeriodChoice } from './usage-search.ts';

const days = { period: readPeriodChoice, from: day, to: day };

/** A whole number of at most 6 digits, as it stands in the address. */
const whole: Read<string> = (given) => {
  const written = text(6)(given);
  return written !== undefined && /^\d+$/.test(written) ? written : undefined;
};

/** What the address of the calls behind a figure keeps. */
export const usageCallsSearch = listSearch({
  sorts: { startedAt: 'descending' },
  filters: {
    ...days,
    figure: oneOf(...callFigures),
    party: text(64),
    room: text(64),
    client: text(40),
    cause: text(40),
    weekday: whole,
    hour: whole,
    parties: whole,
    partiesTo: whole,
    minutes: whole,
    minutesTo: whole,
  },
});
export type UsageCallsSearch = SearchOf<typeof usageCallsSearch>;

/** What the addresses of the tables of members, rooms and video systems keep. */
export const usagePartiesSearch = listSearch({
  sorts: {
    callSeconds: 'descending',
    name: 'ascending',
    meetings: 'descending',
    directCalls: 'descending',
    joins: 'descending',
    roomSeconds: 'descending',
  },
  filters: { ...days, used: oneOf('used', 'unused') },
});
export type UsagePartiesSearch = SearchOf<typeof usagePartiesSearch>;
export type UsagePartiesSort = keyof typeof usagePartiesSearch.natural;
