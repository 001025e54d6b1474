import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const settings = ['package.json', 'tsconfig.json', 'biome.json', '.dependency-cruiser.mjs', '.gitignore'];
let copy: string;

/** A checkout in small: the rules of this one, and sources that keep them. */
function makeCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rotunda-check-'));
  for (const file of settings) cpSync(join(root, file), join(folder, file));
  for (const name of ['contract', 'server', 'web']) {
    mkdirSync(join(folder, name));
    cpSync(join(root, name, 'tsconfig.json'), join(folder, name, 'tsconfig.json'));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  return folder;
}

function plant(path: string, text: string): void {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function check(...names: string[]) {
  const done = spawnSync(process.execPath, [join(root, 'scripts/check.ts'), ...names], { cwd: copy, encoding: 'utf8' });
  return { code: done.status, output: `${done.stdout}${done.stderr}` };
}

const exportsOne = (name: string) => `export const ${name} = 1;\n`;
const uses = (name: string, from: string) => `import { ${name} } from '${from}';\n\nexport const used = ${name};\n`;

beforeAll(() => {
  copy = makeCheckout();
  plant('contract/rooms.ts', exportsOne('room'));
  plant('server/domains/rooms/index.ts', exportsOne('open'));
  plant('server/domains/rooms/queries.ts', exportsOne('find'));
  plant('server/domains/meetings/index.ts', exportsOne('join'));
  plant('server/domains/meetings/ring.ts', uses('open', '../rooms/index.ts'));
  plant('server/engines/engine.ts', exportsOne('engine'));
  plant('server/engines/mesh/mesh.ts', exportsOne('mesh'));
  plant('server/main/cli.ts', exportsOne('main'));
  plant('server/platform/clock.ts', exportsOne('now'));
  plant('web/call/join.ts', exportsOne('joined'));
  plant('web/features/home/index.ts', exportsOne('home'));
  plant('web/features/home/list.ts', exportsOne('list'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('npm run check', () => {
  it('holds on sources that keep the rules', { timeout: 30_000 }, () => {
    const { code, output } = check('types', 'lint', 'imports', 'homes', 'tables');
    expect(output).toContain('Every check holds.');
    expect(code).toBe(0);
  });

  it.each([
    ['server-never-web', 'server/planted.ts', uses('joined', '../web/call/join.ts')],
    ['web-never-server', 'web/planted.ts', "export type { now } from '../server/platform/clock.ts';\n"],
    ['contract-imports-nothing-of-ours', 'contract/planted.ts', uses('now', '../server/platform/clock.ts')],
    ['contract-imports-no-runtime', 'contract/planted.ts', uses('readFile', 'node:fs/promises')],
    ['platform-knows-no-domain', 'server/platform/planted.ts', uses('open', '../domains/rooms/index.ts')],
    ['domain-order-rooms', 'server/domains/rooms/planted.ts', "export const later = import('../meetings/index.ts');\n"],
    ['domain-by-its-door', 'server/domains/meetings/planted.ts', uses('find', '../rooms/queries.ts')],
    ['meetings-see-the-port-only', 'server/domains/meetings/planted.ts', uses('mesh', '../../engines/mesh/mesh.ts')],
    ['main-is-imported-by-nobody', 'server/domains/rooms/planted.ts', uses('main', '../../main/cli.ts')],
    ['call-without-react', 'web/call/planted.ts', uses('useState', 'react')],
    ['ui-knows-no-product', 'web/ui/planted.ts', uses('home', '../features/home/index.ts')],
    ['features-meet-by-doors', 'web/features/meeting/planted.ts', uses('list', '../home/list.ts')],
    ['no-unresolvable', 'server/planted.ts', uses('gone', './gone.ts')],
  ])('fails by %s', { timeout: 30_000 }, (rule, path, text) => {
    plant(path, text);
    const { code, output } = check('imports');
    rmSync(join(copy, path));
    expect(output).toContain(`${rule}: ${path}`);
    expect(code).toBe(1);
  });

  it('fails on a cycle of types', { timeout: 30_000 }, () => {
    plant('server/platform/first.ts', "import type { B } from './second.ts';\nexport type A = { b?: B };\n");
    plant('server/platform/second.ts', "import type { A } from './first.ts';\nexport type B = { a?: A };\n");
    const { code, output } = check('imports');
    for (const name of ['first', 'second']) rmSync(join(copy, `server/platform/${name}.ts`));
    expect(output).toContain('no-cycles');
    expect(code).toBe(1);
  });

  it('does not compile an import from the other root', { timeout: 30_000 }, () => {
    plant('server/planted.ts', uses('joined', '../web/call/join.ts'));
    const { code, output } = check('types');
    rmSync(join(copy, 'server/planted.ts'));
    expect(output).toContain('TS6307');
    expect(code).toBe(1);
  });

  it('does not lint with any, console or the environment in a domain', { timeout: 30_000 }, () => {
    plant('server/domains/rooms/planted.ts', 'export const a: any = 1;\nconsole.log(process.env.HOME);\n');
    const { code, output } = check('lint');
    rmSync(join(copy, 'server/domains/rooms/planted.ts'));
    for (const rule of ['noExplicitAny', 'noConsole', 'noProcessEnv']) expect(output).toContain(rule);
    expect(code).toBe(1);
  });
});
