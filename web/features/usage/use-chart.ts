import { type RefObject, useState } from 'react';
import type { PeriodSearch } from '../../app/usage-search.ts';
import { daysOf } from './calls-link.ts';
import type { Exported } from './export-link.ts';
import { type ChartPeriod, ownPeriodOf, withOwnPeriod } from './own-periods.ts';
import { choosePeriod, type Period } from './period.ts';
import { useUsagePage } from './usage-page.ts';
import { useNear } from './use-near.ts';

export interface Chart {
  /** As it is exported. */
  what: Exported;
  /** The days it is about: its own, or the page's. */
  period: Period;
  days: PeriodSearch;
  own: ChartPeriod | undefined;
  setOwn: (own: ChartPeriod | undefined) => void;
  asTable: boolean;
  setAsTable: (asTable: boolean) => void;
  /** Its data are wanted: it is in sight, or almost. */
  wanted: boolean;
  ref: RefObject<HTMLElement | null>;
}

/** What each chart of the page has: its days, its view, and whether it is in sight yet. */
export function useChart(what: Exported): Chart {
  const page = useUsagePage();
  const { ref, near } = useNear<HTMLElement>(page.isPrinting);
  const [asTable, setAsTable] = useState(false);
  const own = ownPeriodOf(page.search.own, what);
  const days = own === undefined ? daysOf(page.search) : ownDaysOf(own);
  return {
    what,
    period: own === undefined ? page.period : choosePeriod(days, page.today),
    days,
    own,
    setOwn(chosen) {
      const { own: before, ...rest } = page.search;
      const next = withOwnPeriod(before, what, chosen);
      page.change({ ...rest, ...(next ? { own: next } : {}) });
    },
    asTable,
    setAsTable,
    wanted: near,
    ref,
  };
}

const ownDaysOf = (own: ChartPeriod): PeriodSearch => (own === '3-months' ? {} : { period: own });
