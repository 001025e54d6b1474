import type { z } from 'zod';
import type { removedColumn } from '../../../../contract/removed-members.ts';
import { api } from '../../../platform/http/api.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingMember } from '../../audit/index.ts';
import { getCompany, licencesLeft } from '../../companies/index.ts';
import { ownedRooms } from '../../rooms/index.ts';
import { eraseMember } from '../operations/erase-member.ts';
import type { MemberPorts } from '../ports.ts';
import { memberOf } from '../queries.ts';
import { listRemoved, presentRemoved, type RemovedRow } from '../removed.ts';
import { chosen, person, pieceLength } from './lists.ts';

const removedColumns = (now: Date): Readonly<Record<z.output<typeof removedColumn>, CsvColumn<RemovedRow>>> => ({
  ...person,
  removedAt: { head: 'Removed', time: ({ removedAt }) => removedAt },
  daysLeft: { head: 'Days left', text: (row) => presentRemoved(row, now).daysLeft },
});

/** What follows from a removal: what has to be handed over before, and what can be undone or erased after. */
export function removedHandlers(platform: Platform, ports: MemberPorts) {
  const { database, clock, secrets } = platform;

  return {
    ownedRooms: api.members.ownedRooms.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      if (!(await memberOf(db, company, input.id))) throw new Problem('not_found');
      const rooms = await ownedRooms(db, company, input.id);
      return { items: rooms.map(({ address, ...room }) => ({ ...room, videoAddress: address })) };
    }),

    removed: api.members.removed.handler(async ({ input, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const now = clock.now();
      const { items, ...page } = await listRemoved(db, company, input, now);
      return {
        ...page,
        items: items.map((row) => presentRemoved(row, now)),
        licencesLeft: await licencesLeft(db, company, 'member'),
      };
    }),

    exportRemoved: api.members.exportRemoved.handler(async ({ input: { columns, ...choice }, context }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      const now = clock.now();
      const pages = everyPage((cursor) => listRemoved(db, company, { ...choice, cursor, limit: pieceLength }, now));
      const { timeZone } = await getCompany(db, company);
      return {
        fileName: 'removed-members.csv',
        body: exportCsv(chosen(removedColumns(now), columns), pages, timeZone),
      };
    }),

    erase: api.members.erase.handler(async ({ input, context }) => {
      const acting = actingMember(context, clock.now());
      await database
        .forCompany(acting.company)
        .transaction()
        .execute((trx) => eraseMember({ secrets, clock, ports }, trx, acting, input.id));
    }),
  };
}
