import { describe, expect, test } from 'vitest';
import type { CallId, LegId } from '../../../contract/ids.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { HistoryRow } from './history.ts';
import { presentMyCall, readCursor, writeCursor } from './present.ts';

const row: HistoryRow = {
  id: '0198c0de-0000-7000-8000-000000000001' as LegId,
  callId: '0198c0de-0000-7000-8000-000000000002' as CallId,
  callKind: 'meeting',
  role: 'host',
  elsewhere: false,
  joinedAt: new Date('2026-03-02T09:00:00.500Z'),
  leftAt: new Date('2026-03-02T09:01:01.499Z'),
  endReason: 'left',
  quality: null,
  roomName: 'Northern lights',
  roomAddress: 'north@acme.example',
  others: null,
  dialled: null,
  outcome: 'answered',
  unseen: false,
  people: 3,
};

test('seconds are cut, not rounded', () => {
  expect(presentMyCall(row, new Date())).toMatchObject({ seconds: 60, with: 'Northern lights', people: 3 });
});

test('an open leg counts until now', () => {
  const now = new Date('2026-03-02T09:00:10.500Z');
  expect(presentMyCall({ ...row, leftAt: null }, now)).toMatchObject({ seconds: 10, endedAt: null });
});

test('a record elsewhere shows no room', () => {
  const elsewhere = presentMyCall({ ...row, elsewhere: true, people: null }, new Date());
  expect(elsewhere).toMatchObject({ with: null, videoAddress: null, people: null, elsewhere: true });
});

describe('a cursor', () => {
  test('comes back as the place that it was made from', () => {
    expect(readCursor(writeCursor(row))).toEqual({ joinedAt: row.joinedAt, id: row.id });
  });
  test.each(['', 'x', 'bm90IGpzb24', Buffer.from('["2026-03-02","x"]').toString('base64url')])('%j is none', (text) => {
    expect(() => readCursor(text)).toThrow(Problem);
  });
});
