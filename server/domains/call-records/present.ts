import { z } from 'zod';
import type { MyCall } from '../../../contract/calls.ts';
import { instant } from '../../../contract/values.ts';
import { decodeCursor, encodeCursor } from '../../platform/database/cursor.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { diagnoseCall } from './diagnose.ts';
import type { HistoryPlace, HistoryRow } from './history.ts';

/** A leg as its own party sees it. An open one counts until `now`. */
export function presentMyCall(row: HistoryRow, now: Date): MyCall {
  const until = row.leftAt ?? now;
  return {
    id: row.callId,
    kind: row.callKind,
    with: row.elsewhere ? null : (row.roomName ?? row.others ?? row.dialled?.name ?? null),
    videoAddress: row.elsewhere ? null : (row.roomAddress ?? row.dialled?.address ?? null),
    elsewhere: row.elsewhere,
    role: row.role,
    startedAt: row.joinedAt.toISOString(),
    endedAt: row.leftAt?.toISOString() ?? null,
    direction: row.dialled?.direction ?? null,
    outcome: row.outcome,
    unseen: row.unseen,
    seconds: Math.max(0, Math.floor((until.getTime() - row.joinedAt.getTime()) / 1000)),
    people: row.people,
    endReason: row.endReason,
    quality: diagnoseCall(row.quality, row.endReason),
  };
}

const binding = 'calls mine';
const place = z.tuple([instant, z.uuid()]);

export const writeCursor = ({ joinedAt, id }: HistoryPlace): string =>
  encodeCursor(binding, [joinedAt.toISOString(), id]);

/** Throws `wrong_input` where the text is no cursor of ours. */
export function readCursor(cursor: string): HistoryPlace {
  const read = place.safeParse(decodeCursor(binding, cursor, 2));
  if (!read.success)
    throw fieldProblem('wrong_input', '/cursor', 'Take the cursor from nextCursor of the page before.');
  const [joinedAt, id] = read.data;
  return { joinedAt: new Date(joinedAt), id };
}
