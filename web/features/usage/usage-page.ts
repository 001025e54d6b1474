import { createContext, useContext } from 'react';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';
import type { UsageSearch } from '../../app/usage-search.ts';
import type { Period } from './period.ts';

/** What the parts of "Company usage" share. */
export interface UsagePage {
  search: UsageSearch;
  change: (search: UsageSearch) => void;
  /** Of the page; a chart may have another one. */
  period: Period;
  today: string;
  privacy: StatisticsPrivacy;
  /** On the way to paper: everything is shown, whether it is in sight or not. */
  isPrinting: boolean;
}

export const UsagePageContext = createContext<UsagePage | null>(null);

/** Throws outside of the page. */
export function useUsagePage(): UsagePage {
  const page = useContext(UsagePageContext);
  if (!page) throw new Error('A part of "Company usage" outside of its page');
  return page;
}
