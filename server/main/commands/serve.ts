import { networkInterfaces } from 'node:os';
import { type Config, readEnvironment } from '../../platform/config/config.ts';
import type { Platform } from '../../platform/platform.ts';
import { holdFor } from '../hold-data-dir.ts';
import { openDatabase } from '../open-database.ts';
import type { Running } from '../serve.ts';
import { dataDirFault, StartFault } from '../start-fault.ts';

/** Serves until the process is told to end (SIGINT, SIGTERM). */
export const serveCommand = (): Promise<number> => serveUntilTold(readEnvironment(), 'serve');

/** `prepare` runs on the open database before anybody is served, and gives lines to print. */
export async function serveUntilTold(
  config: Config,
  command: string,
  prepare: (platform: Platform) => Promise<string[]> = async () => [],
): Promise<number> {
  const lock = holdFor(command, config.dataDir);
  // The embedded database is compiled on other threads: our own modules are loaded meanwhile.
  const database = openDatabase(config);
  database.catch(() => undefined);
  const [{ serve }, { takeCommands }, { serviceCommand }] = await Promise.all([
    import('../serve.ts'),
    import('../command-socket.ts'),
    import('./service-command.ts'),
  ]);
  const lines: string[] = [];
  const running = await serve(config, {
    overrides: { database },
    prepare: async (platform) => {
      lines.push(...(await prepare(platform)));
    },
  });
  const endCommands = await takeCommands(config.dataDir, (name, input, tell) =>
    serviceCommand(running.platform, name, input, tell),
  ).catch(async (error: unknown) => {
    await running.stop();
    throw dataDirFault(error, config.dataDir);
  });
  process.stdout.write(`${[...greeting(config, running), ...lines].join('\n')}\n`);
  const isDisplaced = await Promise.race([told(), running.displaced.then(() => true)]);
  await endCommands();
  await running.stop();
  lock.release();
  if (!isDisplaced) return 0;
  throw new StartFault(
    'Another Rotunda took over this database while this one could not reach it. The built-in media engine (mesh) runs on one node, so this one has stopped.',
  );
}

function greeting(config: Config, { platform, port, setupCode }: Running): string[] {
  const local = platform.publicUrl();
  const others = config.publicUrl || !['0.0.0.0', '::'].includes(config.host) ? [] : networkAddresses(port);
  const head = [
    '',
    `  ${config.serviceName} is ready.`,
    '',
    `  Open ${local}`,
    ...others.map((address) => `  or   ${address}  (cameras need HTTPS there)`),
  ];
  if (!setupCode) return [...head, ''];
  return [...head, '', `  First visit: set the service up with the one-time code  ${setupCode}`, ''];
}

const networkAddresses = (port: number): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);

/** A second signal ends the process at once. */
const told = (): Promise<false> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(false));
  });
