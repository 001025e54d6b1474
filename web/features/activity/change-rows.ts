type Content = Readonly<Record<string, unknown>> | null;

/** One thing that an act changed, or noted: null where it was not there. */
export interface ChangeRow {
  /** Names of the fields that lead to it: `['room', 'hostPin']`. */
  path: readonly string[];
  before: unknown;
  after: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was before and after, field by field; what lies in another field comes with its path. */
export function changeRows(before: Content, after: Content, path: readonly string[] = []): ChangeRow[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const row = { path: [...path, name], before: before?.[name] ?? null, after: after?.[name] ?? null };
    if (!isRecord(row.before) && !isRecord(row.after)) return [row];
    return changeRows(isRecord(row.before) ? row.before : null, isRecord(row.after) ? row.after : null, row.path);
  });
}

/** `guestPin`, `guest-pin` → `Guest pin`: a field that has no name of its own. */
export function nameField(field: string): string {
  const words = field
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
