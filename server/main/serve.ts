import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { contract } from '../../contract/index.ts';
import { findService } from '../domains/companies/index.ts';
import { createCallerResolver } from '../domains/identity/index.ts';
import { makeSetupCode } from '../domains/operator/index.ts';
import { engineSet } from '../engines/engine.ts';
import type { Config } from '../platform/config/config.ts';
import { createHttpServer, stopHttpServer } from '../platform/http/server.ts';
import { createLiveServer } from '../platform/live/live-server.ts';
import type { Platform } from '../platform/platform.ts';
import { newId } from '../platform/random.ts';
import { watchChanges } from './change-watch.ts';
import { chooseEngines } from './choose-engines.ts';
import { connectDomains, seenPorts, strictMethods } from './domains.ts';
import { addEngineNotices } from './engine-notices.ts';
import { joinHandlers } from './live-handler.ts';
import { joinNodes, type NodePlace, secretFault, takePlace } from './node-place.ts';
import { openPlatform, type PlatformOverrides } from './open-platform.ts';
import { watchScreens } from './screen-watch.ts';
import { watchSessions } from './session-watch.ts';
import { listenFault, startFault } from './start-fault.ts';
import { version } from './version.ts';

/** Milliseconds after the start: who asks whether it is ready is answered before the queue is opened. */
const queueAfterMs = 250;

export interface Running {
  /** Where the service listens, `http://host:port`. */
  url: string;
  port: number;
  /** The one-time code of an empty service; null once it is set up. */
  setupCode: string | null;
  platform: Platform;
  /** Resolves when another node took this one's place while the database could not be reached. */
  displaced: Promise<void>;
  /** Stops gracefully within about 10 seconds. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  overrides?: PlatformOverrides;
  /** Runs on the open database before anybody is served. */
  prepare?: (platform: Platform) => Promise<void>;
  /** Limits for tests that call more often than people do. */
  generous?: boolean;
}

/** Starts the service and resolves when it is ready. Throws `StartFault` or `ConfigFault` that say what to do. */
export async function serve(
  config: Config,
  { overrides = {}, generous = false, prepare }: ServeOptions = {},
): Promise<Running> {
  const opened = await openPlatform(config, overrides);
  const { platform } = opened;
  let place: NodePlace | undefined;
  try {
    const node = newId<string>();
    const displaced = Promise.withResolvers<void>();
    const engines = overrides.engine ? engineSet(overrides.engine) : await chooseEngines(platform);
    place = await takePlace(platform, engines, node, displaced.resolve);
    const { nodes, release } = place;
    await prepare?.(platform);
    const service = await findService(platform.database.operator);
    if (service && service.secretCheck !== place.secretCheck) throw secretFault(config.dataDir);
    const setupCode = service ? null : makeSetupCode(platform.secrets);
    const resolveCaller = createCallerResolver(platform, seenPorts(platform));
    const { router, meetings, screens } = connectDomains(platform, { engines, node, nodes, version, setupCode });
    const live = createLiveServer({
      clock: platform.clock,
      log: platform.log,
      metrics: platform.metrics,
      handler: joinHandlers(meetings.handler, screens),
      resolveScreen: screens.resolveScreen,
      // A live socket is a person's: with an access token nobody is in a meeting.
      resolveCaller: async (headers) => {
        const caller = await resolveCaller(headers);
        return caller.kind === 'account' && caller.token ? { kind: 'anonymous' } : caller;
      },
      node,
      version,
      publicUrl: config.publicUrl,
    });
    watchSessions(platform, live);
    watchChanges(platform, live);
    watchScreens(platform, live, meetings.onScreenGone);
    let ready = false;
    const server = await createHttpServer({
      log: platform.log,
      metrics: platform.metrics,
      contract,
      router,
      resolveCaller,
      isReady: async () => ready && (await findService(platform.database.operator).then(() => true)),
      serviceName: config.serviceName,
      version,
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      webRoot: fileURLToPath(new URL('../../web/dist', import.meta.url)),
      connectSources: engines.all.flatMap(({ origins }) => origins),
      mount: async (server) => {
        await live.mount(server);
        await addEngineNotices(server, engines);
      },
      ...(generous ? { generalLimit: { requests: 1_000_000, seconds: 60 } } : { limits: strictMethods }),
    });
    await meetings.start();
    await screens.start();
    await joinNodes(nodes, config.dataDir);
    const url = await server.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw listenFault(error, config);
    });
    const port = Number(new URL(url).port);
    opened.listensOn(port);
    ready = true;
    const queue = setTimeout(() => {
      platform.jobs
        .start()
        .catch((error: unknown) => platform.log.error({ part: 'jobs', err: error }, 'jobs do not run'));
    }, queueAfterMs);
    return {
      url,
      port,
      setupCode: setupCode?.code ?? null,
      platform,
      displaced: displaced.promise,
      async stop() {
        ready = false;
        clearTimeout(queue);
        await stopHttpServer(server);
        meetings.stop();
        screens.stop();
        await release();
        await opened.close();
      },
    };
  } catch (error) {
    await place?.release().catch(() => undefined);
    // The reason is told in any case, also where something does not close.
    await Promise.race([opened.close().catch(() => undefined), sleep(3000)]);
    throw config.databaseUrl ? startFault(error, config) : error;
  }
}
