import { api } from '../../../platform/http/api.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readClients, readDays, readHours, readQuality, readShapes } from '../figures.ts';
import { countMembers } from '../party-table.ts';
import { presentQuality, presentShapes } from '../present.ts';
import { lookAt } from '../sight.ts';
import { readPeopleBeside, readSummary } from '../summary.ts';

/** Figures and charts of a period. */
export const figureHandlers = (platform: Platform) => ({
  summary: api.usage.summary.handler(async ({ context, input }) =>
    readSummary(await lookAt(platform, context, input, 'months')),
  ),

  people: api.usage.people.handler(async ({ context, input }) => {
    const sight = await lookAt(platform, context, input, 'months');
    return readPeopleBeside(sight, await countMembers(sight));
  }),

  days: api.usage.days.handler(async ({ context, input }) => {
    const sight = await lookAt(platform, context, input, 'days');
    return { timeZone: sight.timeZone, items: await readDays(sight, input) };
  }),

  hours: api.usage.hours.handler(async ({ context, input }) => {
    const sight = await lookAt(platform, context, input, 'days');
    return { timeZone: sight.timeZone, items: await readHours(sight, input) };
  }),

  clients: api.usage.clients.handler(async ({ context, input }) => {
    const sight = await lookAt(platform, context, input, 'days');
    return { timeZone: sight.timeZone, items: await readClients(sight, input) };
  }),

  shapes: api.usage.shapes.handler(async ({ context, input }) => {
    const sight = await lookAt(platform, context, input, 'days');
    return { timeZone: sight.timeZone, ...presentShapes(await readShapes(sight, input)) };
  }),

  quality: api.usage.quality.handler(async ({ context, input }) => {
    const sight = await lookAt(platform, context, input, 'days');
    return { timeZone: sight.timeZone, ...presentQuality(await readQuality(sight, input)) };
  }),
});
