import { createHash } from 'node:crypto';
import type { MemberId } from '../../../../contract/ids.ts';
import type { ImportId } from '../../../../contract/imports.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId } from '../../../platform/random.ts';
import { type Acting, withIdempotency } from '../../audit/index.ts';
import { countOpenImports } from './import-queries.ts';
import { storeFile } from './read-file.ts';

const mostOpen = 10;

interface Given {
  fileName: string;
  bytes: Uint8Array;
  /** Idempotency-Key. */
  key: string | undefined;
}

/**
 * Keeps a file to be read. A repetition with the same key brings what is missing of the first. Throws `too_many_imports`,
 * `idempotency_mismatch`.
 */
export async function makeImport(
  platform: Pick<Platform, 'clock' | 'database' | 'secrets'>,
  acting: Acting & { member: MemberId },
  { fileName, bytes, key }: Given,
): Promise<ImportId> {
  const { company, member, actor, account: sender, at } = acting;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const db = platform.database.forCompany(company);
  const repeatable = { key, method: 'imports.create', sender, body: { fileName, digest } };
  const { id } = await db.transaction().execute((trx) =>
    withIdempotency(platform, trx, company, repeatable, async () => {
      if ((await countOpenImports(trx, company)) >= mostOpen) throw new Problem('too_many_imports');
      const made = newId<ImportId>();
      await trx
        .insertInto('memberImport')
        .values({
          ...{ id: made, companyId: company, fileName, fileDigest: digest, fileSize: bytes.length },
          ...{ madeBy: member, madeByName: actor.name, madeAt: at },
        })
        .execute();
      return { id: made, answer: { id: made } };
    }),
  );
  await storeFile(db, company, id, bytes);
  return id;
}
