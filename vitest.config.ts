import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Made when the medium tests have something to prepare once, such as a migrated template database.
const globalSetup = './server/testing/global-setup.ts';

const once = { environment: 'node', pool: 'forks', clearMocks: true } as const;

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...once,
          name: 'small',
          include: ['{contract,server,bench,scripts}/**/*.test.ts'],
          exclude: ['**/*.medium.test.ts', '**/node_modules/**'],
          testTimeout: 10_000,
        },
      },
      {
        test: {
          ...once,
          name: 'medium',
          include: ['{contract,server}/**/*.medium.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: existsSync(new URL(globalSetup, import.meta.url)) ? [globalSetup] : [],
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...once,
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'web/dist/**'],
          testTimeout: 10_000,
        },
      },
    ],
  },
});
