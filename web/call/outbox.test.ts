import { describe, expect, test } from 'vitest';
import { legId } from '../../contract/ids.ts';
import type { ChatMessage } from '../../contract/live.ts';
import { takeChat, takeMessage } from './outbox.ts';

const you = legId.parse('00000000-0000-4000-8000-000000000001');
const ben = legId.parse('00000000-0000-4000-8000-000000000002');
const said = (id: string, text: string, leg = ben): ChatMessage => ({
  id,
  leg,
  name: 'Somebody',
  at: '2026-01-01T00:00:00.000Z',
  text,
});
const written = (ref: string, text: string) => ({ ref, text, problem: null });

describe('what one has written', () => {
  test('leaves the outbox when it comes back, and the same words written twice one at a time', () => {
    const before = { chat: [], outbox: [written('1', 'hi'), written('2', 'hi')] };
    const after = takeMessage(before, said('a', 'hi', you), you);
    expect(after.outbox).toEqual([written('2', 'hi')]);
    expect(takeMessage(after, said('a', 'hi', you), you)).toEqual(after);
  });

  test('stays where another party says the same', () => {
    const before = { chat: [], outbox: [written('1', 'hi')] };
    expect(takeMessage(before, said('a', 'hi'), you).outbox).toEqual(before.outbox);
  });

  test('is after a return what had not arrived, although it was said before too', () => {
    const before = { chat: [said('a', 'yes', you)], outbox: [written('1', 'yes'), written('2', 'no')] };
    expect(takeChat(before, [said('a', 'yes', you)], you).outbox).toEqual(before.outbox);
    const arrived = [said('a', 'yes', you), said('b', 'yes', you)];
    expect(takeChat(before, arrived, you)).toEqual({ chat: arrived, outbox: [written('2', 'no')] });
  });
});
