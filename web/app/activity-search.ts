import { day, listSearch, text, uuid } from '../ui/list/list-search.ts';

/** What the address of "Activity" keeps. */
export const activitySearch = listSearch({
  sorts: { at: 'descending' },
  filters: { kind: text(60), act: text(60), actor: uuid, object: uuid, from: day, to: day },
});
