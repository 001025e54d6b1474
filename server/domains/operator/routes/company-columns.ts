import type { CompanyRow } from '../../../../contract/operator-views.ts';
import type { CsvColumn } from '../../../platform/http/csv-export.ts';

type Count = CompanyRow['licences']['members'];

const used = (head: string, of: (row: CompanyRow) => Count): CsvColumn<CompanyRow> => ({
  head,
  text: (row) => of(row).used,
});

/** What an export of companies can have, by the names that the list has for it. */
export const companyColumns: Readonly<Record<string, CsvColumn<CompanyRow>>> = {
  name: { head: 'Company', text: ({ name }) => name },
  domain: { head: 'Domain', text: ({ domains }) => domains[0] ?? '' },
  status: { head: 'Status', text: ({ status }) => status },
  trialEndsAt: { head: 'Trial ends', time: ({ trialEndsAt }) => (trialEndsAt === null ? null : new Date(trialEndsAt)) },
  members: used('Members', ({ licences }) => licences.members),
  memberLicences: { head: 'Member licences', text: ({ licences }) => licences.members.total },
  teamRooms: used('Team rooms', ({ licences }) => licences.teamRooms),
  videoSystems: used('Video systems', ({ licences }) => licences.videoSystems),
  calls: { head: 'Calls this month', text: ({ usage }) => usage.calls },
  callMinutes: { head: 'Call minutes this month', text: ({ usage }) => Math.floor(usage.callSeconds / 60) },
  createdAt: { head: 'Added', time: ({ createdAt }) => new Date(createdAt) },
};
