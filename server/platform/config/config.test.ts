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

test('LiveKit is used where it is named, with all that it needs', () => {
  const livekit = {
    LIVEKIT_URL: 'wss://media.example/',
    LIVEKIT_API_KEY: 'rotunda',
    LIVEKIT_API_SECRET: 'a secret of LiveKit with 32 characters',
  };
  expect(readConfig(livekit)).toMatchObject({
    engine: 'livekit',
    livekit: { url: 'wss://media.example', apiUrl: 'https://media.example', key: 'rotunda', maxParties: 200 },
  });
  expect(
    readConfig({ ...livekit, MEETING_ENGINE: 'both', LIVEKIT_API_URL: 'http://media.internal:7880' }),
  ).toMatchObject({
    engine: 'both',
    livekit: { apiUrl: 'http://media.internal:7880' },
  });
  expect(() => readConfig({ MEETING_ENGINE: 'livekit' })).toThrow(
    'LIVEKIT_URL is needed where MEETING_ENGINE is livekit',
  );
  expect(() => readConfig({ LIVEKIT_URL: 'wss://media.example' })).toThrow('LIVEKIT_API_SECRET is needed');
  expect(() => readConfig({ ...livekit, LIVEKIT_API_SECRET: 'short' })).toThrow('at least 32 characters');
  expect(() => readConfig({ ...livekit, LIVEKIT_MAX_PARTIES: '5000' })).toThrow('at most 500');
});

test('an empty setting counts as not set, and an address loses its last slash', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: 'https://meet.example/' })).toMatchObject({
    port: 3000,
    publicUrl: 'https://meet.example',
  });
});
