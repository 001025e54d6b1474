import type { Screen } from '../../../../contract/video-system-devices.ts';
import { api } from '../../../platform/http/api.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany } from '../../companies/index.ts';
import { readDeviceToken, resolveDevice, setDeviceToken } from '../device-token.ts';
import { requestPairing } from '../operations/request-pairing.ts';
import { scanCode } from '../operations/scan-code.ts';
import type { ScreenPorts } from '../ports.ts';
import { qrLinkOf, storeCodes } from '../qr/token.ts';
import { shownSystem } from '../queries.ts';
import { remoteHandlers } from './remote.ts';
import { screenListHandlers } from './screen-lists.ts';

/** Handlers of the contract's `videoSystemDevices`. */
export function deviceRoutes(platform: Platform, ports: ScreenPorts) {
  const { clock, database } = platform;

  async function screenOf(context: RequestContext): Promise<Screen> {
    const device = await resolveDevice(platform, context.headers);
    if (!device) return { state: 'unpaired' };
    const token = readDeviceToken(platform, context.headers);
    if (token !== null) setDeviceToken(platform, context, token);
    if (!device.active) return { state: 'suspended' };
    const { company, system: id } = device;
    const db = database.forCompany(company);
    const system = await shownSystem(db, company, id);
    if (!system) return { state: 'unpaired' };
    await storeCodes(platform, db, company, [system]);
    const { name: companyName } = await getCompany(db, company);
    const { name, address: videoAddress, autoAnswer, memberName: twinnedTo } = system;
    const codeLink = qrLinkOf(platform, system);
    return { state: 'paired', id, name, videoAddress, companyName, codeLink, autoAnswer, twinnedTo };
  }

  return {
    screen: api.videoSystemDevices.screen.handler(({ context }) => screenOf(context)),

    requestPairing: api.videoSystemDevices.requestPairing.handler(async ({ context }) => {
      const { code, expiresAt } = await requestPairing(platform, context);
      const secondsLeft = Math.round((expiresAt.getTime() - clock.now().getTime()) / 1000);
      return { code, expiresAt: expiresAt.toISOString(), secondsLeft };
    }),

    scan: api.videoSystemDevices.scan.handler(({ input, context }) => scanCode(platform, context, input.token)),

    ...remoteHandlers(platform, ports),
    ...screenListHandlers(platform, ports),
  };
}
