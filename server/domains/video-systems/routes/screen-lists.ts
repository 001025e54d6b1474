import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { listDirectory } from '../../directory/index.ts';
import { type Device, resolveDevice } from '../device-token.ts';
import type { ScreenPorts } from '../ports.ts';

/** As many as somebody goes through with arrow keys. */
const listLength = 60;

/** Whom a screen can call: what it is shown by its own token. */
export function screenListHandlers(platform: Platform, ports: ScreenPorts) {
  const { database } = platform;

  async function callingScreen({ headers }: RequestContext): Promise<Device> {
    const device = await resolveDevice(platform, headers);
    if (!device?.active) throw new Problem('not_signed_in');
    return device;
  }

  return {
    directory: api.videoSystemDevices.directory.handler(async ({ input, context }) => {
      const { company, system } = await callingScreen(context);
      const query = { ...input, limit: listLength };
      const { items } = await listDirectory(database.forCompany(company), company, query);
      const others = items.filter(({ id }) => id !== system);
      const ids = others.map(({ id }) => id);
      const presence = await ports.presenceOf(company, ids);
      const inside = await ports.insideOf(company, ids);
      return {
        items: others.map(({ id, kind, name, address, lastSeenAt }) => ({
          ...{ id, kind, name, videoAddress: address },
          inside: kind === 'room' ? (inside.get(id) ?? 0) : null,
          lastSeenAt: lastSeenAt?.toISOString() ?? null,
          presence: presence.get(id) ?? ('offline' as const),
        })),
      };
    }),

    calls: api.videoSystemDevices.calls.handler(async ({ context }) => {
      const { company, system } = await callingScreen(context);
      return { items: await ports.latestCalls(company, system) };
    }),
  };
}
