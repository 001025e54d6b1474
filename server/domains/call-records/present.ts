import { z } from 'zod';
import type { MyCall } from '../../../contract/calls.ts';
import { legId } from '../../../contract/ids.ts';
import { instant } from '../../../contract/values.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { HistoryPlace, HistoryRow } from './history.ts';

/** A leg as its own party sees it. An open one counts until `now`. */
export function presentMyCall(row: HistoryRow, now: Date): MyCall {
  const until = row.leftAt ?? now;
  return {
    id: row.callId,
    kind: row.callKind,
    with: row.elsewhere ? null : (row.roomName ?? row.others),
    videoAddress: row.elsewhere ? null : row.roomAddress,
    elsewhere: row.elsewhere,
    role: row.role,
    startedAt: row.joinedAt.toISOString(),
    endedAt: row.leftAt?.toISOString() ?? null,
    seconds: Math.max(0, Math.floor((until.getTime() - row.joinedAt.getTime()) / 1000)),
    people: row.people,
    endReason: row.endReason,
  };
}

const place = z.tuple([instant, legId]);

export const writeCursor = ({ joinedAt, id }: HistoryPlace): string =>
  Buffer.from(JSON.stringify([joinedAt.toISOString(), id])).toString('base64url');

/** Throws `wrong_input` where the text is no cursor of ours. */
export function readCursor(cursor: string): HistoryPlace {
  const read = place.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!read.success) {
    throw new Problem('wrong_input', {
      errors: [{ pointer: '/cursor', message: 'Take the cursor from nextCursor of the page before' }],
    });
  }
  const [joinedAt, id] = read.data;
  return { joinedAt: new Date(joinedAt), id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
