import type { CallFigure, UsageParty } from '../../../contract/usage.ts';
import type { PeriodSearch } from '../../app/usage-search.ts';
import { callsLink, type PartyTable } from './calls-link.ts';

/** What leads to the calls of a member, a room or a video system, with its name, which the address does not hold. */
export const partyCalls = (
  table: PartyTable,
  { id, name }: Pick<UsageParty, 'id' | 'name'>,
  days: PeriodSearch,
  figure: CallFigure = 'callSeconds',
) => ({
  ...callsLink(days, { figure, ...(table === 'rooms' ? { room: id } : { party: id }) }),
  state: { usageName: name },
});
