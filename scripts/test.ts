// `npm test`: small, web and medium tests (on PGlite and on PostgreSQL) and the browser stories; the last line counts them.
// `npm test -- small|web|medium|stories … [filter …]` runs some; a filter is a part of a file's path.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from './checks/sources.ts';
import { type Counts, countPlaywright, countVitest, total } from './suites/counts.ts';
import { provideLivekit } from './suites/livekit.ts';
import { findChromium, findCoturn, findPostgres, hasNginx, hasPooler, installDebian } from './suites/machine.ts';
import { type PrivatePostgres, startPostgres } from './suites/postgres.ts';

const root = process.cwd();
const reports = mkdtempSync(join(tmpdir(), 'rotunda-tests-'));
const kinds = ['small', 'web', 'medium', 'stories'] as const;
type Kind = (typeof kinds)[number];

const words = process.argv.slice(2);
const named = kinds.filter((kind) => words.includes(kind));
const asked = named.length > 0 ? named : kinds;
const filters = words.filter((word) => !kinds.some((kind) => kind === word));
const results: [name: string, counts: Counts][] = [];
let running: ChildProcess | undefined;
let postgres: PrivatePostgres | undefined;

const filesOf: Record<Kind, (path: string) => boolean> = {
  small: (path) => /^(contract|server|bench|scripts)\/.*\.test\.ts$/.test(path) && !path.endsWith('.medium.test.ts'),
  web: (path) => /^web\/.*\.test\.tsx?$/.test(path),
  medium: (path) => /^(contract|server)\/.*\.medium\.test\.ts$/.test(path),
  stories: (path) => /^e2e\/.*\.story\.ts$/.test(path),
};
const files = listFiles(root, ['contract', 'server', 'web', 'e2e', 'bench', 'scripts']);

/** Whether there is anything to run of this kind, so that a filter does not make the other kinds fail. */
function isWanted(kind: Kind): boolean {
  const named = (path: string) => filters.length === 0 || filters.some((filter) => path.includes(filter));
  return asked.includes(kind) && files.some((path) => filesOf[kind](path) && named(path));
}

function run(file: string, args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, file), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning', ...env },
    });
    running = child;
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs one suite, which writes its report where it is told; a suite that leaves none has failed. */
async function runSuite(name: string, start: (report: string) => Promise<number>, count: (text: string) => Counts) {
  console.log(`\n── ${name}`);
  const report = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
  const code = await start(report);
  const counts = existsSync(report) ? count(readFileSync(report, 'utf8')) : { passed: 0, failed: 1 };
  results.push([name, code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts]);
}

function runVitest(name: string, project: string, env: Record<string, string> = {}) {
  return runSuite(
    name,
    (report) => {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      return run('node_modules/vitest/vitest.mjs', ['run', '--project', project, ...reporters, ...filters], env);
    },
    (text) => countVitest(JSON.parse(text)),
  );
}

async function runMedium() {
  if (findChromium() === undefined) installDebian(['chromium']);
  const media = { LIVEKIT_SERVER: provideLivekit() ?? '', CHROMIUM: findChromium() ?? '' };
  await runVitest('medium on PGlite', 'medium', { TEST_DATABASE: 'pglite', ...media });
  if (findPostgres() === undefined) installDebian(['postgresql']);
  if (!hasPooler()) installWhereAllowed('pgbouncer', 'the test of a pooler in transaction mode is left out');
  if (!hasNginx()) installWhereAllowed('nginx-light', 'the test of several nodes behind a proxy is left out');
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL was installed, and still there is no initdb.');
  postgres = await startPostgres(bin);
  await runVitest('medium on PostgreSQL', 'medium', {
    TEST_DATABASE: 'postgres',
    TEST_DATABASE_URL: postgres.url,
  });
  await stopPostgres();
}

/** For what a test can do without. */
function installWhereAllowed(name: string, otherwise: string) {
  try {
    installDebian([name]);
  } catch (fault) {
    console.log(`${fault instanceof Error ? fault.message : fault} Until then ${otherwise}.`);
  }
}

async function runStories() {
  if (findChromium() === undefined) installDebian(['chromium']);
  if (findCoturn() === undefined) installDebian(['coturn']);
  provideLivekit();
  if ((await run('scripts/setup.mjs', ['--web'], {})) !== 0) throw new Error('The stories need the built web app.');
  await runSuite(
    'stories',
    (report) =>
      run('node_modules/@playwright/test/cli.js', ['test', '--reporter=line,json', ...filters], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      }),
    (text) => countPlaywright(JSON.parse(text)),
  );
}

async function stopPostgres() {
  await postgres?.stop();
  postgres = undefined;
}

/** One kind that cannot start is a failure of its own; the others still run. */
async function attempt(kind: Kind, suite: () => Promise<void>) {
  if (!isWanted(kind)) return;
  try {
    await suite();
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
    results.push([kind, { passed: 0, failed: 1 }]);
  } finally {
    await stopPostgres();
  }
}

function summarise(): number {
  console.log('\nsuite                    passed  failed');
  for (const [name, { passed, failed }] of results) {
    console.log(`${name.padEnd(24)} ${String(passed).padStart(6)}  ${String(failed).padStart(6)}`);
  }
  const { passed, failed } = total(results.map(([, counts]) => counts));
  if (results.length === 0) console.log(`No test matches ${words.join(' ') || 'here'}.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    running?.kill(signal);
    await stopPostgres();
    rmSync(reports, { recursive: true, force: true });
    process.exit(130);
  });
}

await attempt('small', () => runVitest('small', 'small'));
await attempt('web', () => runVitest('web', 'web'));
await attempt('medium', runMedium);
await attempt('stories', runStories);
rmSync(reports, { recursive: true, force: true });
process.exitCode = summarise();
