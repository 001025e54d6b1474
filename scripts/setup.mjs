// Runs before every npm script on whatever Node started npm (20 or newer), with no packages installed:
// it brings the packages, Node 24 and, with --web, the built web app up to date, and is silent when they are.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const packagesStamp = join(modules, '.rotunda-setup');
const webStamp = join(root, '.cache', 'web-build');
const wantedNode = 24;

class SetupFault extends Error {}

/** Path of the Node that runs the product: the one from the package `node`, or this one where that cannot run here. */
export function productNode() {
  const own = join(modules, '.bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

/**
 * Brings the checkout up to date.
 * @param {{ web: boolean }} wanted `web`: the built web app too
 * @throws {SetupFault} with a message that says what to do
 */
export function setUp(wanted) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetupFault(`This is Node ${process.versions.node}. Install Node 20 or newer, then try again.`);
  }
  bringPackages();
  if (wanted.web && existsSync(join(root, 'web', 'vite.config.ts'))) buildWeb();
}

function bringPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = digest(lock);
  if (readIfThere(packagesStamp) === stamp) return;
  if (!isInstalled(JSON.parse(lock))) installPackages();
  bringNode();
  writeFileSync(packagesStamp, stamp);
}

/** Whether what npm last installed is what the lock file asks for; packages for other machines may be absent. */
function isInstalled(lock) {
  const hidden = readIfThere(join(modules, '.package-lock.json'));
  if (hidden === undefined) return false;
  const installed = JSON.parse(hidden).packages;
  return Object.entries(lock.packages).every(
    ([path, entry]) =>
      path === '' ||
      (installed[path] === undefined ? entry.optional === true : installed[path].version === entry.version),
  );
}

function installPackages() {
  say('Installing the packages …');
  const started = Date.now();
  const npm = npmCommand();
  // Not `npm ci`: it refuses a lock file made where the registry had no packages for other kinds of machines.
  const words = [
    'install',
    '--no-save',
    '--include=dev',
    '--loglevel=error',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ];
  const done = spawnSync(npm.file, [...npm.args, ...words], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: outerEnvironment(),
  });
  if (done.status !== 0) {
    throw new SetupFault(
      'The packages could not be installed (npm says why above). Check the network and the npm registry, then try again.',
    );
  }
  say(`Installed the packages in ${seconds(started)}.`);
}

/** npm by the Node that is not inside node_modules, since npm may replace that one. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  if (npm === undefined || !npm.endsWith('.js')) return { file: 'npm', args: [] };
  return { file: outerNode(), args: [npm] };
}

function outerNode() {
  if (!process.execPath.startsWith(modules + sep)) return process.execPath;
  const places = (process.env.PATH ?? '').split(delimiter).filter((place) => !place.includes('node_modules'));
  return places.map((place) => join(place, 'node')).find((file) => existsSync(file)) ?? process.execPath;
}

function outerEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package)_/i.test(name));
  const env = Object.fromEntries(kept);
  env.PATH = (env.PATH ?? '')
    .split(delimiter)
    .filter((place) => !place.includes('node_modules'))
    .join(delimiter);
  return env;
}

/** The package `node` fetches its binary in an install script, which npm may have been told not to run. */
function bringNode() {
  const link = join(modules, '.bin', 'node');
  if (nodeVersion(link) === wantedNode) return;
  say(`Fetching Node ${wantedNode} …`);
  spawnSync(outerNode(), ['installArchSpecificPackage.js'], {
    cwd: join(modules, 'node'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: outerEnvironment(),
  });
  const binary = join(modules, 'node', 'bin', 'node');
  if (nodeVersion(binary) === wantedNode) {
    rmSync(link, { force: true });
    symlinkSync(join('..', 'node', 'bin', 'node'), link);
    return;
  }
  if (nodeVersion(outerNode()) >= wantedNode) {
    rmSync(link, { force: true });
    return;
  }
  throw new SetupFault(
    `Node ${wantedNode} from the package "node" does not run on this machine. Install Node ${wantedNode} yourself, then try again.`,
  );
}

function nodeVersion(file) {
  const asked = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 ? Number(/^v(\d+)/.exec(asked.stdout)?.[1] ?? 0) : 0;
}

function buildWeb() {
  const stamp = digest(
    [...sourcesOf('web'), ...sourcesOf('contract'), 'package-lock.json'].map(fingerprint).join('\n'),
  );
  if (readIfThere(webStamp) === stamp && existsSync(join(root, 'web', 'dist', 'index.html'))) return;
  say('Building the web app …');
  const started = Date.now();
  const done = spawnSync(
    productNode(),
    [join(modules, 'vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (done.status !== 0) throw new SetupFault('The web app could not be built; the fault is above.');
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(webStamp, stamp);
  say(`Built the web app in ${seconds(started)}.`);
}

function sourcesOf(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.startsWith(join(root, 'web', 'dist') + sep))
    .map((file) => file.slice(root.length))
    .sort();
}

function fingerprint(file) {
  const { size, mtimeMs } = statSync(join(root, file));
  return `${file} ${size} ${mtimeMs}`;
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    setUp({ web: process.argv.includes('--web') });
  } catch (fault) {
    if (!(fault instanceof SetupFault)) throw fault;
    say(fault.message);
    process.exitCode = 1;
  }
}
