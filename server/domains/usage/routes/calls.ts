import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany } from '../../companies/index.ts';
import { limitAtOnce } from '../at-once.ts';
import { readCall } from '../call-detail.ts';
import { checkChoice, readCalls, sumCalls } from '../call-list.ts';
import { readLive } from '../live-now.ts';
import { lookAtCall } from '../look-at-call.ts';
import { peakOf } from '../peak.ts';
import { dayIn } from '../period.ts';
import { lookAt, seenAs } from '../sight.ts';

/** What is behind the figures: calls, one call, and the calls that go on. */
export function callHandlers(platform: Platform) {
  const { database, clock } = platform;
  const atOnce = limitAtOnce();
  return {
    calls: api.usage.calls.handler(({ context, input }) =>
      atOnce(callingMember(context).company, async () => {
        const { from, to } = input;
        checkChoice(input);
        const sight = await lookAt(platform, context, { from, to }, 'records');
        const [page, sums] = [await readCalls(sight, input, input), await sumCalls(sight, input)];
        const peak = input.figure === 'peak' ? await peakOf(sight) : null;
        return { ...page, ...sums, peakAt: peak && sight.showTime(peak.at), ...seenAs(sight) };
      }),
    ),

    call: api.usage.call.handler(async ({ context, input }) => {
      const found = await lookAtCall(platform, context, input.id);
      const call = found && (await readCall(found.sight, found.id));
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
