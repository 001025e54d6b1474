import { api } from '../../../platform/http/api.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Asked, readParties } from '../party-table.ts';
import { lookAt, seenAs } from '../sight.ts';
import type { PartyKind } from '../tables.ts';

/** The tables "Members", "Rooms" and "Video systems". */
export function tableHandlers(platform: Platform) {
  async function table(context: RequestContext, kind: PartyKind, input: Asked) {
    const { from, to } = input;
    const sight = await lookAt(platform, context, { from, to }, 'records');
    const page = await readParties(sight, kind, input);
    return { ...page, ...seenAs(sight) };
  }
  return {
    members: api.usage.members.handler(({ context, input }) => table(context, 'member', input)),
    rooms: api.usage.rooms.handler(({ context, input }) => table(context, 'room', input)),
    videoSystems: api.usage.videoSystems.handler(({ context, input }) => table(context, 'video-system', input)),
  };
}
