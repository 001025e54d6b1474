import { cutPage } from '../../platform/database/cursor.ts';
import { api } from '../../platform/http/api.ts';
import { callingMember } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { countHistory, listHistory } from './history.ts';
import { presentMyCall, readCursor, writeCursor } from './present.ts';

export function callRoutes(platform: Platform) {
  return {
    mine: api.calls.mine.handler(async ({ input, context }) => {
      const { company, member } = callingMember(context);
      const db = platform.database.forCompany(company);
      const after = input.cursor === undefined ? null : readCursor(input.cursor);
      const rows = await listHistory(db, company, member, input.limit + 1, after);
      const total = await countHistory(db, company, member);
      const { items, nextCursor } = cutPage(rows, input.limit, writeCursor);
      const now = platform.clock.now();
      return { items: items.map((row) => presentMyCall(row, now)), nextCursor, total };
    }),
  };
}
