import type { ScannedSystem } from '../../../../contract/video-system-devices.ts';
import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { roomFor } from '../../rooms/index.ts';
import { askOf, type ScreenAsk } from '../asks.ts';
import { announceAct } from '../changes.ts';
import { askScreen } from '../operations/ask-screen.ts';
import { type CodedSystem, findCode } from '../operations/find-code.ts';
import type { ScreenPorts } from '../ports.ts';
import { isRemote } from '../remote-token.ts';

/** A screen that has not said anything yet. */
const silent = { camera: 'missing', microphone: 'missing', volume: 100 } as const;

/** What somebody does with a phone who has scanned a code. */
export function remoteHandlers(platform: Platform, ports: ScreenPorts) {
  const { database, clock, fanout } = platform;

  /** What the caller's phone asked of the screen; undefined where it is another's, or over. */
  async function askOfCaller(context: RequestContext, { company, system }: CodedSystem) {
    const ask = await askOf(database.forCompany(company), company, system.id, clock.now());
    return ask && isRemote(platform, context, ask) ? ask : undefined;
  }

  async function meetingsFor({ caller }: RequestContext): Promise<ScannedSystem['meetings']> {
    if (caller.kind !== 'account' || !caller.member) return [];
    const meetings = await ports.meetingsOf(caller.member.id);
    const rooms = meetings.map(({ company, room }) => roomFor(database.forCompany(company), company, room));
    return (await Promise.all(rooms)).flatMap((room) =>
      room ? [{ room: room.id, name: room.name, videoAddress: room.address }] : [],
    );
  }

  return {
    look: api.videoSystemDevices.look.handler(async ({ input, context }) => {
      const coded = await findCode(platform, input.token);
      const { name, state } = coded.system;
      const ask = await askOfCaller(context, coded);
      return {
        ...{ name, companyName: coded.companyName, state },
        meetings: await meetingsFor(context),
        remote: ask ? presentRemote(ask, coded) : null,
      };
    }),

    join: api.videoSystemDevices.join.handler(({ input, context }) =>
      askScreen(platform, ports, context, input.params.token, input.body),
    ),

    control: api.videoSystemDevices.control.handler(async ({ input, context }) => {
      const coded = await findCode(platform, input.params.token);
      if (!(await askOfCaller(context, coded))) throw new Problem('remote_over');
      await announceAct(fanout, coded.system.id, input.body);
    }),
  };
}

function presentRemote(ask: ScreenAsk, { system: { report } }: CodedSystem): ScannedSystem['remote'] {
  const { roomName, taken } = ask;
  const at = ask.askedAt.toISOString();
  const devices = report ? { camera: report.camera, microphone: report.microphone, volume: report.volume } : silent;
  const nowhere = { at: 'joining', name: roomName, waitsFor: null, problem: null } as const;
  // What the screen said before it heard of this is of something else.
  const place = taken && report ? report : nowhere;
  return { ...devices, ...place, name: place.name ?? roomName, askedAt: at, taken };
}
