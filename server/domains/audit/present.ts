import type { ActivityRow } from '../../../contract/activity.ts';
import type { ActivityListRow } from './list.ts';

/** Items of a list that are shown among other entries: an import has thousands. */
const mostItems = 50;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Row → contract shape, with long lists in it cut. */
export function presentActivity(row: ActivityListRow): ActivityRow {
  const whole = presentWhole(row);
  const more: Record<string, number> = {};
  const cut = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) {
      if (value.length > mostItems) more[path] = value.length;
      return value.slice(0, mostItems);
    }
    return isRecord(value) ? cutRecord(value, path) : value;
  };
  const cutRecord = (record: Record<string, unknown>, path: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, cut(value, `${path}.${key}`)]));
  const { before, after } = whole;
  return { ...whole, before: before && cutRecord(before, 'before'), after: after && cutRecord(after, 'after'), more };
}

/** Row → contract shape, however long. */
export function presentWhole(row: Omit<ActivityListRow, 'place'>): ActivityRow {
  const { objectKind, objectId, before, after } = row;
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    via: row.via,
    act: row.act,
    object: objectKind && objectId ? { kind: objectKind, id: objectId, name: row.objectName ?? '' } : null,
    origin: row.origin,
    before: isRecord(before) ? before : null,
    after: isRecord(after) ? after : null,
    erased: row.erasedAt !== null,
    position: row.position,
    more: {},
  };
}
