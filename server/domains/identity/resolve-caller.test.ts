import { expect, test } from 'vitest';
import { accountId, companyId, memberId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import type { Membership } from './queries.ts';
import { callerOf } from './resolve-caller.ts';

const somebody = {
  account: accountId.parse(newId()),
  name: 'Anna Lind',
  token: null,
  session: newId(),
  operator: false,
};
const membership: Membership = {
  companyId: companyId.parse(newId()),
  memberId: memberId.parse(newId()),
  accessRight: 'member',
  status: 'active',
  companyStatus: 'active',
};

test('an active member of an active or trial company calls as such', () => {
  const member = { id: membership.memberId, company: membership.companyId, administrator: false };
  expect(callerOf(somebody, membership)).toMatchObject({ kind: 'account', member });
  expect(callerOf(somebody, { ...membership, companyStatus: 'trial' })).toMatchObject({ member });
  expect(callerOf(somebody, { ...membership, accessRight: 'administrator' })).toMatchObject({
    member: { administrator: true },
  });
});

test.each<[string, Partial<Membership> | undefined]>([
  ['a suspended member', { status: 'suspended' }],
  ['a member of a suspended company', { companyStatus: 'suspended' }],
  ['a member of a closed company', { companyStatus: 'closed' }],
  ['a removed member', undefined],
])('%s is nobody, unless an operator, who then has no company', (_who, change) => {
  const now = change && { ...membership, ...change };
  expect(callerOf(somebody, now)).toBeNull();
  expect(callerOf({ ...somebody, operator: true }, now)).toMatchObject({ operator: true, member: null });
});
