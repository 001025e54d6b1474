import type { z } from 'zod';
import type { AccountId, CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { setupInput } from '../../../../contract/service.ts';
import { within } from '../../../platform/database/database.ts';
import type { Scope } from '../../../platform/database/scope.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId } from '../../../platform/random.ts';
import { record } from '../../audit/index.ts';
import { createCompany, insertService, requireTimeZone } from '../../companies/index.ts';
import { addressFault } from '../../directory/index.ts';
import { createAccount, hashPassword } from '../../identity/index.ts';
import { addMember } from '../../members/index.ts';

export type SetupInput = z.output<typeof setupInput>;

/** Licences of the first company; the operator changes them later. */
const firstLicences = { member: 10_000, 'team-room': 1000, 'video-system': 1000 } as const;

const operator: Scope = { role: 'operator' };

export interface SetUpResult {
  account: AccountId;
  company: CompanyId;
  member: MemberId;
  videoAddress: string;
  roomAddress: string;
}

/**
 * Makes provider, first company and its first administrator, who is the operator too, in one transaction.
 * Throws `already_set_up`, also for the later of two at the same moment.
 */
export async function setUp(platform: Platform, input: SetupInput, origin: string): Promise<SetUpResult> {
  const { administrator, company, provider, serviceDomain } = input;
  requireTimeZone(company.timeZone, '/company/timeZone');
  const fault = addressFault(administrator.localPart, { ownDomain: false });
  if (fault) throw fieldProblem('address_malformed', '/administrator/localPart', fault);

  const domain = `${company.label}.${serviceDomain}`;
  const videoAddress = `${administrator.localPart}@${domain}`;
  const roomAddress = `${administrator.localPart}.vmr@${domain}`;
  const passwordHash = await hashPassword(administrator.password);
  const at = platform.clock.now();
  const companyId = newId<CompanyId>();
  const member = newId<MemberId>();
  const app: Scope = { role: 'app', company: companyId };

  return platform.database.operator.transaction().execute(async (trx) => {
    const first = await insertService(trx, {
      providerName: provider.name,
      providerContact: provider.contact,
      serviceDomain,
      secretCheck: platform.secrets.digest('service', 'check'),
      setUpAt: at,
    });
    if (!first) throw new Problem('already_set_up');
    await createCompany(trx, {
      id: companyId,
      name: company.name,
      label: company.label,
      timeZone: company.timeZone,
      serviceDomain,
      licences: firstLicences,
      at,
    });
    const { email, fullName } = administrator;
    const account = await within(trx, { role: 'identity' }, operator, () =>
      createAccount(trx, { email, fullName, passwordHash, operator: true }),
    );
    await within(trx, app, operator, async () => {
      await addMember(trx, companyId, {
        id: member,
        account,
        fullName,
        email,
        address: videoAddress,
        roomAddress,
        accessRight: 'administrator',
        at,
      });
      await record(trx, companyId, {
        at,
        actor: { kind: 'operator', id: account, name: fullName },
        act: 'company.created',
        object: { kind: 'company', id: companyId, name: company.name },
        origin,
      });
    });
    return { account, company: companyId, member, videoAddress, roomAddress };
  });
}
