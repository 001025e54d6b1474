#!/usr/bin/env node
// `npx rotunda …`: started by any Node from 20 on, it hands over to the Node that the product brings along.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { productNode, setUp } from './setup.mjs';

const cli = fileURLToPath(new URL('../server/main/cli.ts', import.meta.url));
const words = process.argv.slice(2);

try {
  setUp({ web: words[0] === 'serve' || words[0] === 'demo' });
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n`);
  process.exit(1);
}

const child = spawn(productNode(), ['--disable-warning=ExperimentalWarning', cli, ...words], { stdio: 'inherit' });
// the terminal sends SIGINT to both processes: only wait for the child to act on it
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (fault) => {
  process.stderr.write(`Rotunda could not be started: ${fault.message}\n`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 1;
});
