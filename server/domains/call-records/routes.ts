import { cutPage } from '../../platform/database/cursor.ts';
import { api } from '../../platform/http/api.ts';
import { callingMember } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { countUnseen, markSeen } from './attempts.ts';
import { countHistory, listHistory } from './history.ts';
import { presentMyCall, readCursor, writeCursor } from './present.ts';

export function callRoutes(platform: Platform) {
  return {
    mine: api.calls.mine.handler(async ({ input, context }) => {
      const { company, member } = callingMember(context);
      const db = platform.database.forCompany(company);
      const after = input.cursor === undefined ? null : readCursor(input.cursor);
      const of = { company, member, only: input.only };
      const rows = await listHistory(db, of, input.limit + 1, after);
      const total = await countHistory(db, of);
      const { items, nextCursor } = cutPage(rows, input.limit, writeCursor);
      const now = platform.clock.now();
      return { items: items.map((row) => presentMyCall(row, now)), nextCursor, total };
    }),

    missed: api.calls.missed.handler(async ({ context }) => {
      const { company, member } = callingMember(context);
      return { unseen: await countUnseen(platform.database.forCompany(company), company, member) };
    }),

    seeMissed: api.calls.seeMissed.handler(async ({ input, context }) => {
      const { company, member } = callingMember(context);
      const db = platform.database.forCompany(company);
      await markSeen(db, company, member, new Date(input.seenUntil));
      return { unseen: await countUnseen(db, company, member) };
    }),
  };
}
