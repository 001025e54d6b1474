import { expect, test } from 'vitest';
import type { LegId } from '../../../contract/ids.ts';
import { iceServers } from './turn.ts';

const leg = '0198c0de-0000-7000-8000-000000000001' as LegId;
const expiresAt = new Date('2026-03-01T12:00:00.999Z');

test('without TURN there are no servers', () => {
  expect(iceServers(null, leg, expiresAt)).toEqual([]);
});

test('credentials are those that coturn computes with the same secret', () => {
  // printf '1772366400:0198c0de-0000-7000-8000-000000000001' | openssl dgst -sha1 -hmac north -binary | base64
  expect(iceServers({ url: 'turn:turn.example:3478', secret: 'north' }, leg, expiresAt)).toEqual([
    { urls: ['stun:turn.example:3478'] },
    {
      urls: ['turn:turn.example:3478?transport=udp', 'turn:turn.example:3478?transport=tcp'],
      username: '1772366400:0198c0de-0000-7000-8000-000000000001',
      credential: 'T+cKUWlARu0cLilMF+hshvyXRBo=',
    },
  ]);
});

test('an address over TLS, or with a transport of its own, is taken as it is', () => {
  expect(iceServers({ url: 'turns:turn.example:443', secret: 's' }, leg, expiresAt)[0]?.urls).toEqual([
    'turns:turn.example:443',
  ]);
  expect(iceServers({ url: 'turn:turn.example?transport=tcp', secret: 's' }, leg, expiresAt)[1]?.urls).toEqual([
    'turn:turn.example?transport=tcp',
  ]);
});
