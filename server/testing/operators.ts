import { createAccount, hashPassword } from '../domains/identity/index.ts';
import { within } from '../platform/database/database.ts';
import { testPassword } from './builders.ts';
import type { Client } from './client.ts';
import { signIn } from './test-company.ts';
import type { TestService } from './test-service.ts';

/** An operator without a company, signed in. The service is set up already. */
export async function addOperator({ platform, visitor }: TestService, email: string): Promise<Client> {
  const passwordHash = await hashPassword(testPassword);
  await platform.database.owner
    .transaction()
    .execute((trx) =>
      within(trx, { role: 'identity' }, { role: 'owner' }, () =>
        createAccount(trx, { email, fullName: 'Omar Operator', passwordHash, operator: true }),
      ),
    );
  const client = visitor();
  await signIn(client, email);
  return client;
}
