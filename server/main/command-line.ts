import { parseArgs } from 'node:util';
import { ConfigFault } from '../platform/config/config.ts';
import { DataDirHeld } from '../platform/config/data-dir-lock.ts';
import { DatabaseFault } from '../platform/database/migrate.ts';
import { Problem } from '../platform/http/problem.ts';
import { StartFault } from './start-fault.ts';
import { version } from './version.ts';

interface Command {
  summary: string;
  options: Readonly<Record<string, string>>;
  /** Those among them that may be left out. */
  optional?: readonly string[];
  run(input: Readonly<Record<string, string>>): Promise<number>;
}

const byService = (name: string) => async (input: Readonly<Record<string, string>>) =>
  (await import('./commands/by-service.ts')).runByService(name, input);

const commands: Readonly<Record<string, Command>> = {
  serve: {
    summary: 'Start the service (settings are environment variables, see docs/operating.md)',
    options: {},
    run: async () => (await import('./commands/serve.ts')).serveCommand(),
  },
  demo: {
    summary: 'Start the service with a demo company in a data directory of its own',
    options: {},
    run: async () => (await import('./commands/demo.ts')).demoCommand(),
  },
  migrate: {
    summary: 'Bring the database to the newest schema, and end',
    options: {},
    run: async () => (await import('./commands/migrate.ts')).migrateCommand(),
  },
  'create-company': {
    summary: 'Make a company and invite its first administrator',
    options: {
      name: 'name of the company',
      label: 'first part of its domain, <label>.<service domain>',
      'full-name': 'name of its first administrator',
      email: 'email of its first administrator',
      'time-zone': 'IANA name; UTC where it is left out',
      'trial-until': 'last day of a trial, YYYY-MM-DD; an active company where it is left out',
      members: 'licences for members; 100 where it is left out',
    },
    optional: ['time-zone', 'trial-until', 'members'],
    run: byService('create-company'),
  },
  'create-administrator': {
    summary: 'Invite an administrator of a company; its administrators are told by mail',
    options: { company: 'label of the company', 'full-name': 'name', email: 'email' },
    run: byService('create-administrator'),
  },
  'reset-password': {
    summary: 'Make a one-time link with which somebody chooses a new password',
    options: { email: 'email of the account' },
    run: byService('reset-password'),
  },
  'verify-activity': {
    summary: 'Prove that nobody changed, took out or put in an entry of the activity log; exits with 1 where one did',
    options: {
      company: 'label or id of the company; all where it is left out',
      head: 'head of the log as it was mailed, <position>:<digest>: it must be part of it',
    },
    optional: ['company', 'head'],
    run: byService('verify-activity'),
  },
  'usage verify': {
    summary: 'Count usage again from the call records and compare; exits with 1 where a figure differs',
    options: { company: 'label or id of the company; all where it is left out' },
    optional: ['company'],
    run: byService('usage verify'),
  },
  'usage rebuild': {
    summary: 'Make the figures of usage again from the call records, in short pieces, while the service runs',
    options: { company: 'label or id of the company; all where it is left out' },
    optional: ['company'],
    run: byService('usage rebuild'),
  },
};

/** Runs one command; resolves with the exit code. Faults that a person can mend are printed without a stack. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, rest] = nameOf(args);
  if (name === '--version') return print(version);
  const command = commands[name];
  if (!command) {
    print(overview());
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const options: Record<string, { type: 'string' | 'boolean' }> = { help: { type: 'boolean' } };
    for (const key of Object.keys(command.options)) options[key] = { type: 'string' };
    const { values } = parseArgs({ args: [...rest], options });
    if (values['help']) return print(usage(name, command));
    const input: Record<string, string> = {};
    for (const key of Object.keys(command.options)) {
      const value = values[key];
      if (value === undefined && command.optional?.includes(key)) continue;
      if (typeof value !== 'string') return complain(`--${key} is missing.\n\n${usage(name, command)}`);
      input[key] = value;
    }
    return await command.run(input);
  } catch (error) {
    return complain(explain(error, name, command));
  }
}

/** A command is one word or two, such as `usage verify`. */
function nameOf([first = 'help', ...rest]: readonly string[]): [string, string[]] {
  const [second, ...others] = rest;
  const both = `${first} ${second}`;
  return commands[both] ? [both, others] : [first, rest];
}

function explain(error: unknown, name: string, command: Command): string {
  const forPeople = [ConfigFault, StartFault, DatabaseFault, DataDirHeld, Problem].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof Error && forPeople) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) return `${error.message}\n\n${usage(name, command)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const overview = () =>
  `Rotunda ${version}\n\nrotunda COMMAND [--help]\n\n${Object.entries(commands)
    .map(([name, { summary }]) => `  ${name.padEnd(22)}${summary}`)
    .join('\n')}`;

const usage = (name: string, { summary, options, optional = [] }: Command) =>
  `${summary}\n\nrotunda ${name}${Object.keys(options)
    .map((key) => (optional.includes(key) ? ` [--${key} …]` : ` --${key} …`))
    .join('')}\n${Object.entries(options)
    .map(([key, what]) => `\n  --${key.padEnd(14)}${what}`)
    .join('')}`;

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
