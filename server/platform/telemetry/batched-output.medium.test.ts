import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const logFile = fileURLToPath(new URL('./log.ts', import.meta.url));

/** What a process of its own wrote, whichever way it ended. */
const outputOf = (act: string) =>
  new Promise<string[]>((resolve) => {
    const script = `import { createLog } from ${JSON.stringify(logFile)};
      const log = createLog({ level: 'info' });
      ${act}`;
    const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
    execFile(process.execPath, words, (_error, stdout) =>
      resolve(stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line).msg] : []))),
    );
  });

test('lines that wait are written when the process ends by itself, exits, or fails', async () => {
  expect(await outputOf(`log.info('one'); log.info('two');`)).toEqual(['one', 'two']);
  expect(await outputOf(`log.info('one'); process.exit(3);`)).toEqual(['one']);
  expect(await outputOf(`log.info('one'); throw new Error('fault');`)).toEqual(['one']);
});

test('a warning is written at once with what waits, even if the process is killed then', async () => {
  expect(await outputOf(`log.info('one'); log.warn('two'); process.kill(process.pid, 'SIGKILL');`)).toEqual([
    'one',
    'two',
  ]);
});

test('a line waits a second at most', async () => {
  const act = `log.info('one');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1500);`;
  expect(await outputOf(act)).toEqual(['one']);
});
