// The crowd of `openCrowd`: sockets that join rooms, and watch whether they know of everybody.
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Crowd, JoinTimes } from './parties.ts';

const crowd: Crowd = JSON.parse(process.argv[2] ?? '');
const media = { microphone: false, camera: false };

class Party {
  readonly socket: WebSocket;
  readonly room: string;
  /** Parties that it knows of in its room. */
  known = 0;
  #hears: (() => void) | null = null;

  constructor(room: string, at: number) {
    this.room = room;
    const origin = at % crowd.addresses;
    const headers = { 'x-forwarded-for': `198.51.${origin >> 8}.${origin & 255}` };
    this.socket = new WebSocket(crowd.url, { headers, perMessageDeflate: false });
    this.socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
    this.socket.on('error', fail);
  }

  #hear(message: { type: string; meeting?: { parties: unknown[] } }): void {
    if (message.type === 'refused' || message.type === 'fault') fail(new Error(JSON.stringify(message)));
    if (!message.meeting) return;
    this.known = message.meeting.parties.length;
    this.#hears?.();
  }

  join(): void {
    const { room: address } = this;
    this.socket.send(JSON.stringify({ type: 'join', ref: 'in', address, name: 'Somebody', media }));
  }

  leave(): void {
    this.socket.send(JSON.stringify({ type: 'leave', ref: 'out' }));
    this.known = 0;
  }

  /** Resolves when it knows of so many. */
  knows(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.known !== count) return;
        this.#hears = null;
        resolve();
      };
      this.#hears = look;
      look();
    });
  }
}

function fail(error: Error): void {
  process.send?.(error.message);
}

const groups = crowd.rooms.map((room, index) =>
  Array.from({ length: crowd.perRoom }, (_, at) => new Party(room, index * crowd.perRoom + at)),
);
const all = groups.flat();

const everybodyKnows = (parties: readonly Party[], count: number) =>
  Promise.all(parties.map((party) => party.knows(count)));

async function enter(): Promise<void> {
  for (const group of groups) {
    for (const party of group) party.join();
    await everybodyKnows(group, crowd.perRoom);
  }
}

async function measure(): Promise<JoinTimes> {
  for (const group of groups) {
    group.at(-1)?.leave();
    await everybodyKnows(group.slice(0, -1), crowd.perRoom - 1);
  }
  const started = performance.now();
  const times = await Promise.all(
    groups.map(async (group, index) => {
      await setTimeout(Math.max(0, started + (index * 1000) / crowd.perSecond - performance.now()));
      const known = everybodyKnows(group, crowd.perRoom);
      const asked = performance.now();
      group.at(-1)?.join();
      await known;
      return performance.now() - asked;
    }),
  );
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}

process.on('message', async (what) => {
  if (what === 'enter') {
    await enter();
    process.send?.('done');
  } else if (what === 'measure') process.send?.(await measure());
});
await Promise.all(all.map(({ socket }) => once(socket, 'open')));
process.send?.('done');
