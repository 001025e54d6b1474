import { readEnvironment } from '../../platform/config/config.ts';
import { type CommandEnd, sendCommand, type Tell } from '../command-socket.ts';
import { holdFor } from '../hold-data-dir.ts';
import { openPlatform } from '../open-platform.ts';
import { StartFault } from '../start-fault.ts';
import { serviceCommand } from './service-command.ts';

/** Shows how far a command is on a terminal, and nothing in a file or a pipe. */
const showProgress: Tell = (progress) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${progress}`);
};

/** Asks the running service for a command, or opens the database where none runs; prints what it gives. The exit code. */
export async function runByService(name: string, input: Readonly<Record<string, string>>): Promise<number> {
  const config = readEnvironment();
  const answer = await sendCommand(config.dataDir, name, input, showProgress);
  if (answer && !answer.ok) throw new StartFault(answer.fault);
  const { lines, code } = answer ?? (await alone());
  showProgress('');
  process.stdout.write(`${lines.join('\n')}\n`);
  return code;

  async function alone(): Promise<CommandEnd> {
    const lock = holdFor(name, config.dataDir);
    const { platform, close } = await openPlatform(config);
    try {
      return await serviceCommand(platform, name, input, showProgress);
    } finally {
      await close();
      lock.release();
    }
  }
}
