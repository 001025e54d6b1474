import { ServiceProcess } from '../server/testing/service-process.ts';

/** The service of a story, over a new data directory. */
export class RunningService extends ServiceProcess {
  static async start(
    command: 'serve' | 'demo' = 'serve',
    settings: Readonly<Record<string, string>> = {},
  ): Promise<RunningService> {
    const service = new RunningService(null, settings, command);
    await service.start();
    return service;
  }

  /** Stops it and removes its data. */
  override async stop(): Promise<void> {
    await super.stop();
    await this.remove();
  }
}
