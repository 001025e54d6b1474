import { describe, expect, it } from 'vitest';
import { checkHomes } from './homes.ts';
import { parseSource } from './sources.ts';

const faultsIn = (path: string, text: string) =>
  checkHomes([parseSource(path, text)]).map(({ line, message }) => `${line} ${message.split(/[:.]/)[0]}`);

describe('one home each', () => {
  it.each([
    ['server/domains/rooms/queries.ts', 'server/platform/clock.ts', 'export const now = Date.now();'],
    ['server/domains/rooms/queries.ts', 'server/platform/clock.ts', 'export const now = new Date();'],
    ['server/domains/rooms/queries.ts', 'server/platform/random.ts', 'export const pin = Math.random();'],
    ['server/domains/rooms/queries.ts', 'server/platform/random.ts', "import { randomInt } from 'node:crypto';"],
    ['server/domains/rooms/queries.ts', 'server/platform/random.ts', 'export const id = crypto.randomUUID();'],
    ['server/domains/rooms/queries.ts', 'server/platform/outbound/fetch.ts', "await fetch('https://a.example');"],
    ['server/domains/rooms/queries.ts', 'server/platform/outbound/fetch.ts', 'export const f = globalThis.fetch;'],
    ['web/features/home/home.tsx', 'web/api/client.ts', "await fetch('/api/v1/me');"],
    ['web/call/join.ts', 'web/media/peer.ts', 'export const peer = new RTCPeerConnection();'],
    ['web/call/join.ts', 'web/media/devices.ts', 'await navigator.mediaDevices.getUserMedia({});'],
    ['contract/rooms.ts', 'contract/method.ts', "import { oc } from '@orpc/contract';"],
  ])('in %s, not in %s: %s', (elsewhere, home, text) => {
    expect(faultsIn(elsewhere, text)).toHaveLength(1);
    expect(faultsIn(home, text)).toEqual([]);
  });

  it('leaves alone what only looks like it', () => {
    const text = [
      'export const day = new Date(0);',
      'export const run = (client: { fetch(): void }) => client.fetch();',
      "import { createHash } from 'node:crypto';",
      "export const text = 'Date.now() and Math.random()';",
    ];
    expect(faultsIn('server/domains/rooms/queries.ts', text.join('\n'))).toEqual([]);
  });

  it('lets tests of the server use the clock', () => {
    expect(faultsIn('server/domains/rooms/queries.medium.test.ts', 'Date.now();')).toEqual([]);
  });

  it('names the line', () => {
    expect(faultsIn('server/domains/rooms/jobs.ts', '\n\nDate.now();')).toEqual(['3 The clock has one home']);
  });

  it('refuses a type imported in place, which the import rules do not see', () => {
    const text = "export type Room = import('../rooms/queries.ts').Room;";
    expect(faultsIn('server/domains/meetings/index.ts', text)).toHaveLength(1);
  });

  it.each(['utils', 'helpers', 'common', 'shared', 'lib'])('refuses a folder named %s', (name) => {
    expect(faultsIn(`web/${name}/format.ts`, '')).toEqual([`1 No folder is called "${name}"`]);
  });
});
