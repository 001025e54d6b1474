import type { AccessRight } from '../../contract/values.ts';

const sorts = ['fullName', 'email', 'videoAddress', 'accessRight', 'status', 'lastSeenAt'] as const;
export type MembersSort = (typeof sorts)[number];

/** What the address of "Members" keeps; what is the default (all, by name) is left out of it. */
export interface MembersSearch {
  search?: string;
  accessRight?: AccessRight;
  status?: 'active' | 'suspended';
  sort?: MembersSort;
  order?: 'descending';
}

const oneOf = <Value extends string>(value: unknown, values: readonly Value[]): Value | undefined =>
  values.find((each) => each === value);

/** Reads the search part of the address; what is wrong in it is left out. */
export function membersSearch(given: Record<string, unknown>): MembersSearch {
  const search = typeof given['search'] === 'string' ? given['search'].trim().slice(0, 100) : '';
  const accessRight = oneOf(given['accessRight'], ['member', 'administrator'] as const);
  const status = oneOf(given['status'], ['active', 'suspended'] as const);
  const sort = oneOf(given['sort'], sorts);
  const order = oneOf(given['order'], ['descending'] as const);
  return {
    ...(search ? { search } : {}),
    ...(accessRight ? { accessRight } : {}),
    ...(status ? { status } : {}),
    ...(sort && sort !== 'fullName' ? { sort } : {}),
    ...(order ? { order } : {}),
  };
}
