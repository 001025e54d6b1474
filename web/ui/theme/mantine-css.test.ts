import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const web = fileURLToPath(new URL('../..', import.meta.url));
const styles = fileURLToPath(new URL('../../../node_modules/@mantine/core/styles/', import.meta.url));

async function usedComponents(): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const file of glob('{app,ui,features}/**/*.tsx', { cwd: web })) {
    const text = await readFile(`${web}/${file}`, 'utf8');
    for (const [, list] of text.matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)) {
      for (const name of list?.split(',') ?? []) names.add(name.trim());
    }
  }
  return names;
}

it('the style sheet of every component that the app uses is imported', async () => {
  const sheet = await readFile(new URL('mantine.css', import.meta.url), 'utf8');
  const used = [...(await usedComponents())].filter((name) => existsSync(`${styles}${name}.layer.css`));
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((name) => !sheet.includes(`/${name}.layer.css`))).toEqual([]);
});
