import { expect, test } from 'vitest';
import { legId } from '../../contract/ids.ts';
import { followSpeaker, nobodySpeaks, type Speaking } from './active-speaker.ts';

const anna = legId.parse('00000000-0000-4000-8000-000000000001');
const ben = legId.parse('00000000-0000-4000-8000-000000000002');

function listen(before: Speaking, from: number, ticks: number, levels: { anna: number; ben: number }) {
  let speaking = before;
  const heard = new Map([
    [anna, levels.anna],
    [ben, levels.ben],
  ]);
  for (let tick = 0; tick < ticks; tick += 1) speaking = followSpeaker(speaking, heard, from + tick * 200);
  return speaking;
}

test('Who is louder than a quiet room becomes the speaker', () => {
  expect(listen(nobodySpeaks, 0, 5, { anna: 0.01, ben: 0.01 }).speaker).toBeNull();
  expect(listen(nobodySpeaks, 0, 5, { anna: 0.1, ben: 0.01 }).speaker).toBe(anna);
});

test('A voice of about the same loudness does not take over, a clearly louder one does', () => {
  const first = listen(nobodySpeaks, 0, 5, { anna: 0.1, ben: 0 });
  expect(listen(first, 1000, 20, { anna: 0.1, ben: 0.12 }).speaker).toBe(anna);
  expect(listen(first, 1000, 20, { anna: 0.05, ben: 0.12 }).speaker).toBe(ben);
});

test('One loud moment of another party does not take over', () => {
  const first = listen(nobodySpeaks, 0, 10, { anna: 0.1, ben: 0 });
  expect(listen(first, 2000, 1, { anna: 0.1, ben: 0.3 }).speaker).toBe(anna);
});

test('After a second and a half of silence nobody speaks', () => {
  const first = listen(nobodySpeaks, 0, 5, { anna: 0.1, ben: 0 });
  expect(listen(first, 1000, 4, { anna: 0, ben: 0 }).speaker).toBe(anna);
  expect(listen(first, 1000, 20, { anna: 0, ben: 0 }).speaker).toBeNull();
});

test('A speaker who leaves is the speaker no more', () => {
  const first = listen(nobodySpeaks, 0, 5, { anna: 0.1, ben: 0 });
  expect(followSpeaker(first, new Map([[ben, 0]]), 1200).speaker).toBeNull();
});
