import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runCommandLine } = await import('./command-line.ts');
// What is still open after a command that ended must not keep the process.
process.exit(await runCommandLine(process.argv.slice(2)));
