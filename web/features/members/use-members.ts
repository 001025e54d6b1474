import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { MembersSearch } from '../../app/members-search.ts';

const pageLength = 50;
const refreshEvery = 60_000;

/** The members that fit what was searched, a page at a time. */
export function useMembers(search: MembersSearch) {
  return useInfiniteQuery(
    api.members.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...search, limit: pageLength, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: refreshEvery,
    }),
  );
}
