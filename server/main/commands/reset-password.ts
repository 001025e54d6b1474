import { readEnvironment } from '../../platform/config/config.ts';
import { sendCommand } from '../command-socket.ts';
import { holdFor } from '../hold-data-dir.ts';
import { openPlatform } from '../open-platform.ts';
import { StartFault } from '../start-fault.ts';
import { serviceCommand } from './service-command.ts';

/** Asks the running service, or opens the database where none runs. */
export async function resetPasswordCommand(input: Readonly<Record<string, string>>): Promise<number> {
  const config = readEnvironment();
  const answer = await sendCommand(config.dataDir, 'reset-password', input);
  if (answer && !answer.ok) throw new StartFault(answer.fault);
  const lines = answer?.lines ?? (await alone());
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;

  async function alone(): Promise<string[]> {
    const lock = holdFor('reset-password', config.dataDir);
    const { platform, close } = await openPlatform(config);
    try {
      return await serviceCommand(platform, 'reset-password', input);
    } finally {
      await close();
      lock.release();
    }
  }
}
