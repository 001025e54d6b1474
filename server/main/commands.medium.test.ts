import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openClient } from '../testing/client.ts';
import { runCommand } from '../testing/command.ts';
import { ServiceProcess } from '../testing/service-process.ts';

const email = 'anna@acme.example';
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A data directory whose path is too long for a socket in it. */
function deepDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rotunda-deep-'));
  folders.push(folder);
  const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60));
  mkdirSync(deep, { recursive: true });
  return deep;
}

async function resetWith(link: string, url: string): Promise<number> {
  const token = new URL(link).pathname.split('/').at(-1);
  const answer = await openClient(url).send('POST', '/password-resets', { token, password: 'another long password' });
  return answer.status;
}

for (const [kind, settings] of [
  ['', () => ({})],
  [', also where its path is long', () => ({ DATA_DIR: deepDataDir() })],
] as const) {
  test(`a command reaches the running service over its socket, and works alone where none runs${kind}`, async () => {
    const service = new ServiceProcess(null, settings());
    try {
      await service.start();
      await service.setUp();
      const env = { DATA_DIR: service.dataDir, PORT: new URL(service.url).port };
      const asked = await runCommand(['reset-password', '--email', email], env);
      expect(asked).toMatchObject({ code: 0 });
      const [link = ''] = /http\S+/.exec(asked.output) ?? [];
      expect(await resetWith(link, service.url)).toBe(204);
      const unknown = await runCommand(['reset-password', '--email', 'nobody@acme.example'], env);
      expect(unknown).toMatchObject({ code: 1, faults: expect.stringContaining('No account has the email') });

      await service.stop();
      const alone = await runCommand(['reset-password', '--email', email], env);
      expect(alone).toMatchObject({ code: 0 });
      await service.start();
      const [later = ''] = /http\S+/.exec(alone.output) ?? [];
      expect(await resetWith(later, service.url)).toBe(204);
    } finally {
      await service.remove();
    }
  }, 120_000);
}
