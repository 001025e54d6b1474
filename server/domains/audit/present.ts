import type { ActivityRow } from '../../../contract/activity.ts';
import type { ActivityListRow } from './list.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf = (value: unknown) => (isRecord(value) ? value : null);

/** Row → contract shape. */
export function presentActivity(row: ActivityListRow): ActivityRow {
  const { objectKind, objectId } = row;
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    via: row.via,
    act: row.act,
    object: objectKind && objectId ? { kind: objectKind, id: objectId, name: row.objectName ?? '' } : null,
    origin: row.origin,
    before: recordOf(row.before),
    after: recordOf(row.after),
    erased: row.erasedAt !== null,
    position: row.position,
  };
}
