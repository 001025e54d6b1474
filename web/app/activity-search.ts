import { day, listSearch, type SearchOf, text } from '../ui/list/list-search.ts';

/** What the address of "Activity" keeps. */
export const activitySearch = listSearch({
  sorts: { at: 'descending' },
  filters: { act: text(60), actor: text(60), from: day, to: day },
});

export type ActivitySearch = SearchOf<typeof activitySearch>;
