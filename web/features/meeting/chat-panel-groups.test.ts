import { expect, test } from 'vitest';
import { legId } from '../../../contract/ids.ts';
import { groupMessages } from './chat-panel-groups.ts';

const leg = (number: number) => legId.parse(`00000000-0000-4000-8000-00000000000${number}`);
const message = (id: string, number: number, at: string) => ({ id, leg: leg(number), name: 'N', at, text: id });
const dayOf = (at: string) => at.slice(0, 10);

test('messages of one party stand together for five minutes, and not over midnight', () => {
  const chat = [
    message('a', 1, '2026-01-01T23:50:00.000Z'),
    message('b', 1, '2026-01-01T23:54:00.000Z'),
    message('c', 1, '2026-01-01T23:57:00.000Z'),
    message('d', 2, '2026-01-01T23:58:00.000Z'),
    message('e', 2, '2026-01-02T00:00:00.000Z'),
  ];
  const groups = groupMessages(chat, dayOf);
  expect(groups.map(({ messages, opensDay }) => [messages.map(({ id }) => id).join(''), opensDay])).toEqual([
    ['ab', false],
    ['c', false],
    ['d', false],
    ['e', true],
  ]);
});
