import type { Member } from './queries.ts';

export const isActiveAdministrator = ({ accessRight, status }: Pick<Member, 'accessRight' | 'status'>): boolean =>
  accessRight === 'administrator' && status === 'active';

/** A company is never without an active administrator: the last one can't be demoted, suspended or removed. */
export const mayLoseAdministrator = (
  member: Pick<Member, 'accessRight' | 'status'>,
  hasOtherAdministrator: boolean,
): boolean => !isActiveAdministrator(member) || hasOtherAdministrator;
