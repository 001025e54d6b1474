import { expect, test } from 'vitest';
import { ConfigFault, readConfig } from './config.ts';

test('nothing set gives the defaults', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    engine: 'mesh',
    databaseUrl: null,
    trustProxy: false,
    publicUrl: null,
  });
});

test('every fault is named in one message', () => {
  const wrong = {
    PORT: 'many',
    PUBLIC_URL: 'ftp://x',
    DATABASE_URL: 'mysql://x',
    TURN_URL: 'turn:x',
    LOG_LEVEL: 'loud',
  };
  const words = (() => {
    try {
      readConfig(wrong);
      return '';
    } catch (error) {
      return error instanceof ConfigFault ? error.message : '';
    }
  })();
  for (const name of ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'TURN_SECRET', 'LOG_LEVEL']) expect(words).toContain(name);
});

test('an empty setting counts as not set, and an address loses its last slash', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: 'https://meet.example/' })).toMatchObject({
    port: 3000,
    publicUrl: 'https://meet.example',
  });
});
