import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany } from '../../companies/index.ts';
import { limitAtOnce } from '../at-once.ts';
import { findCallStart, readCall } from '../call-detail.ts';
import { checkChoice, readCalls, sumCalls } from '../call-list.ts';
import { readLive } from '../live-now.ts';
import { dayIn } from '../period.ts';
import { pseudonymsOf } from '../pseudonyms.ts';
import { lookAt, uuid } from '../sight.ts';

/** What is behind the figures: calls, one call, and the calls that go on. */
export function callHandlers(platform: Platform) {
  const { database, clock, secrets } = platform;
  const atOnce = limitAtOnce();
  return {
    calls: api.usage.calls.handler(({ context, input }) =>
      atOnce(callingMember(context).company, async () => {
        const { from, to } = input;
        checkChoice(input);
        const sight = await lookAt(platform, context, { from, to }, 'records');
        const [page, sums] = [await readCalls(sight, input, input), await sumCalls(sight, input)];
        return { ...page, ...sums, timeZone: sight.timeZone };
      }),
    ),

    call: api.usage.call.handler(async ({ context, input }) => {
      const { company } = callingMember(context);
      const db = database.forCompany(company);
      // Either is shown: an id of a list that was read before the setting changed finds its call too.
      const hidden = pseudonymsOf(secrets, company).find(input.id);
      const id = hidden ?? (uuid.test(input.id) ? input.id : null);
      const startedAt = id && (await findCallStart(db, company, id));
      if (!id || !startedAt) throw new Problem('not_found');
      const { timeZone } = await getCompany(db, company);
      const day = dayIn(timeZone, startedAt);
      const sight = await lookAt(platform, context, { from: day, to: day }, 'facts');
      // A plain id under pseudonyms is of somewhere else, where names stand beside it.
      const call = sight.privacy === 'per-person' || hidden ? await readCall(sight, id) : null;
      if (!call) throw new Problem('not_found');
      return call;
    }),

    live: api.usage.live.handler(async ({ context }) => {
      const { company } = callingMember(context);
      const { timeZone } = await getCompany(database.forCompany(company), company);
      const today = dayIn(timeZone, clock.now());
      const sight = await lookAt(platform, context, { from: today, to: today }, 'facts');
      if (sight.privacy !== 'per-person') throw new Problem('pseudonyms_only');
      return readLive(sight, clock.now());
    }),
  };
}
