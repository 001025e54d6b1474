import type { z } from 'zod';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { invitationColumn } from '../../../../contract/invitations.ts';
import type { memberColumn } from '../../../../contract/members.ts';
import { isoInstant } from '../../../platform/database/instant.ts';
import { api } from '../../../platform/http/api.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import { writtenPage } from '../../../platform/http/written.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany, licencesLeft } from '../../companies/index.ts';
import { listInvitations, presentInvitation } from '../invitation-list.ts';
import type { Invitation } from '../invitation-queries.ts';
import { type ListedMember, listMembers, writeMembers } from '../list.ts';
import type { MemberPorts } from '../ports.ts';
import { withPresence } from '../present.ts';

/** Rows of an export that one statement reads. */
export const pieceLength = 500;

const rightTexts = { member: 'Member', administrator: 'Administrator' } as const;
const statusTexts = { active: 'Active', suspended: 'Suspended' } as const;

export const person = {
  fullName: { head: 'Name', text: ({ fullName }: { fullName: string }) => fullName },
  email: { head: 'Email', text: ({ email }: { email: string }) => email },
  videoAddress: { head: 'Video address', text: ({ address }: { address: string }) => address },
  accessRight: {
    head: 'Access right',
    text: ({ accessRight }: { accessRight: keyof typeof rightTexts }) => rightTexts[accessRight],
  },
};

const memberColumns: Readonly<Record<z.output<typeof memberColumn>, CsvColumn<ListedMember>>> = {
  ...person,
  status: { head: 'Status', text: ({ status }) => statusTexts[status] },
  lastSeenAt: {
    head: 'Last seen',
    time: ({ lastSeenAt: text }) => (text === null ? null : new Date(isoInstant(text))),
  },
};

const invitationColumns: Readonly<Record<z.output<typeof invitationColumn>, CsvColumn<Invitation>>> = {
  ...person,
  sentAt: { head: 'Sent', time: ({ sentAt }) => sentAt },
  remindedAt: { head: 'Reminded', time: ({ remindedAt }) => remindedAt },
  expiresAt: { head: 'Expires', time: ({ expiresAt }) => expiresAt },
};

/** In the order asked for; all where none is named. */
export const chosen = <Name extends string, Row>(
  all: Readonly<Record<Name, CsvColumn<Row>>>,
  names: readonly Name[] = [],
) => (names.length > 0 ? names.map((name) => all[name]) : Object.values<CsvColumn<Row>>(all));

/** The list of members, page by page and as a file. */
export const memberListHandlers = ({ database }: Platform, ports: MemberPorts) => ({
  list: api.members.list.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const { items, page, beside } = await writeMembers(database.forCompany(company), company, input);
    const ids = items.map(({ id }) => id);
    const online = (await ports.onlineAmong?.(company, ids)) ?? new Set<string>();
    const rows = items.map((row) => withPresence(row, online));
    return writtenPage(rows, { ...page, licencesLeft: beside.licencesLeft ?? 0 });
  }),

  export: api.members.export.handler(async ({ input: { columns, ...choice }, context }) => {
    const { company } = callingMember(context);
    const pages = everyPage(async (cursor) => {
      const query = { ...choice, cursor, limit: pieceLength };
      const { items, page } = await listMembers(database.forCompany(company), company, query);
      return { items, nextCursor: page.nextCursor };
    });
    const zone = await zoneOf(database, company);
    return { fileName: 'members.csv', body: exportCsv(chosen(memberColumns, columns), pages, zone) };
  }),
});

/** The list of pending invitations, page by page and as a file. */
export const invitationListHandlers = ({ database }: Platform) => ({
  list: api.invitations.list.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const db = database.forCompany(company);
    const { items, ...page } = await listInvitations(db, company, input);
    return { ...page, items: items.map(presentInvitation), licencesLeft: await licencesLeft(db, company, 'member') };
  }),

  export: api.invitations.export.handler(async ({ input: { columns, ...choice }, context }) => {
    const { company } = callingMember(context);
    const pages = everyPage((cursor) =>
      listInvitations(database.forCompany(company), company, { ...choice, cursor, limit: pieceLength }),
    );
    const zone = await zoneOf(database, company);
    return { fileName: 'invitations.csv', body: exportCsv(chosen(invitationColumns, columns), pages, zone) };
  }),
});

const zoneOf = async (database: Platform['database'], company: CompanyId): Promise<string> =>
  (await getCompany(database.forCompany(company), company)).timeZone;
