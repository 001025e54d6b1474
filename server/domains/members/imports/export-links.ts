import type { CompanyId } from '../../../../contract/ids.ts';
import type { ImportId } from '../../../../contract/imports.ts';
import type { Db } from '../../../platform/database/database.ts';
import { keysetPage } from '../../../platform/database/keyset.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany } from '../../companies/index.ts';
import type { Invitation } from '../invitation-queries.ts';
import { invitationLink } from '../invitation-token.ts';

/** The links of an import's invitations that nobody has used yet, as CSV, in the order of the file. */
export async function exportLinks(
  platform: Pick<Platform, 'secrets' | 'publicUrl'>,
  db: Db,
  company: CompanyId,
  id: ImportId,
): Promise<AsyncGenerator<string>> {
  const columns: CsvColumn<Invitation>[] = [
    { head: 'Full name', text: ({ fullName }) => fullName },
    { head: 'Email', text: ({ email }) => email },
    { head: 'Video address', text: ({ address }) => address },
    { head: 'Link', text: (invitation) => invitationLink(platform, invitation) },
    { head: 'Valid until', time: ({ expiresAt }) => expiresAt },
  ];
  const pending = db
    .selectFrom('invitation')
    .selectAll()
    .where('companyId', '=', company)
    .where('importId', '=', id)
    .where('state', '=', 'pending');
  const pages = everyPage((cursor) =>
    keysetPage(pending, {
      binding: 'import links',
      keys: [{ column: 'id', type: 'uuid' }],
      ...{ order: 'ascending', limit: 200, cursor },
    }),
  );
  const { timeZone } = await getCompany(db, company);
  return exportCsv(columns, pages, timeZone);
}
