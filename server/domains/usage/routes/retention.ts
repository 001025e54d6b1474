import { api } from '../../../platform/http/api.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { retentionOf } from '../../call-records/index.ts';
import { standingOf } from '../pending-queries.ts';
import { mayCountSince } from '../sight.ts';

const nothing = { calls: null, legs: null };

/** What retention deletes, and what it deleted. */
export const retentionHandlers = ({ database, clock }: Platform) => ({
  retention: api.usage.retention.handler(async ({ context }) => {
    const { company } = callingMember(context);
    const db = database.forCompany(company);
    const { months, before, calls, legs, cuts } = await retentionOf(db, company, clock.now());
    const { sealedBefore, refused } = await standingOf(db, company);
    const mayCount = await mayCountSince(db, company);
    return {
      ...{ months, sealedBefore, refused, before: before.toISOString() },
      ...(mayCount(before) ? { calls, legs } : nothing),
      cuts: cuts.map(({ at, beforeAt, ...cut }) => ({
        at: at.toISOString(),
        before: beforeAt.toISOString(),
        ...(mayCount(beforeAt) ? cut : nothing),
      })),
    };
  }),
});
