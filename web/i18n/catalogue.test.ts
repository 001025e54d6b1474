import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lingui = fileURLToPath(new URL('../../node_modules/@lingui/cli/dist/lingui.js', import.meta.url));

const check = (name: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [lingui, 'check', name, '--verbose'], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

describe('the catalogues', { timeout: 60_000 }, () => {
  it('hold every text of the app and nothing else (run “npx lingui extract” and commit)', () => {
    const { status, said } = check('sync');
    expect(status, said).toBe(0);
  });

  it('have a translation of every text in every language', () => {
    const { status, said } = check('missing');
    expect(status, said).toBe(0);
  });
});
