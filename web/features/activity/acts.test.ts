import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nameAct } from './name-act.ts';

const server = fileURLToPath(new URL('../../../server', import.meta.url));

/** Source files of the service, without tests. */
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/(?:\.test|test-support)\.ts$/.test(path))
  .map((path) => readFileSync(`${server}/${path}`, 'utf8'));

const name = '[a-z]+(?:-[a-z]+)*';

/** Texts like `member.invited` behind `act:`, in one line or in a choice over several. */
const written = (source: string) =>
  [...source.matchAll(/\bact\??:[^,;}]*/g)].flatMap(([choice]) => [
    ...choice.matchAll(new RegExp(`'(${name}\\.${name})'`, 'g')),
  ]);

/** Those that stand elsewhere in a file that records, such as in a table: by their past participle. */
const listed = (source: string) =>
  /\brecord(?:Act|Alone)?\(/.test(source) ? [...source.matchAll(new RegExp(`'(${name}\\.${name}ed)'`, 'g'))] : [];

/** Both kinds of rooms: `\`${kind}.guarded\``. */
const ofRooms = (source: string) =>
  [...source.matchAll(new RegExp(`\\bact: \`\\$\\{kind\\}\\.(${name})\``, 'g'))].flatMap(([, done]) => [
    `room.${done}`,
    `team-room.${done}`,
  ]);

const recorded = new Set(
  sources.flatMap((source) => [
    ...[...written(source), ...listed(source)].map(([, act]) => act ?? ''),
    ...ofRooms(source),
  ]),
);

/** Those that have a sentence; read and not imported, because texts are made when the app is built. */
const catalogue = readFileSync(fileURLToPath(new URL('acts.ts', import.meta.url)), 'utf8');
const known = new Set([...catalogue.matchAll(/^ {2}'([a-z.-]+)': msg`[A-Z]/gm)].map(([, act]) => act));

describe('the sentences of acts', () => {
  it('are there for every act that is recorded anywhere in the service', () => {
    expect(recorded.size).toBeGreaterThan(40);
    expect([...recorded].filter((act) => !known.has(act))).toEqual([]);
  });

  it('make an unknown act readable', () => {
    expect(nameAct('member.painted-red')).toBe('Member: painted red');
    expect(nameAct('something')).toBe('Something');
  });
});
