import type { ActivityRow, activityColumns } from '../../../contract/activity.ts';
import type { CsvColumn } from '../../platform/http/csv-export.ts';

type ColumnName = (typeof activityColumns)[number];

const json = (value: ActivityRow['before']) => value && JSON.stringify(value);

const actorKinds: Readonly<Record<ActivityRow['actor']['kind'], string>> = {
  member: '',
  operator: ' (operator)',
  'video-system': ' (video system)',
  service: ' (service)',
};

const columns: Readonly<Record<ColumnName, readonly CsvColumn<ActivityRow>[]>> = {
  at: [{ head: 'Time', time: ({ at }) => new Date(at) }],
  actor: [{ head: 'Who', text: ({ actor }) => `${actor.name}${actorKinds[actor.kind]}` }],
  act: [{ head: 'Act', text: ({ act }) => act }],
  object: [
    { head: 'What kind', text: ({ object }) => object?.kind ?? null },
    { head: 'What', text: ({ object }) => object?.name ?? null },
    { head: 'Id', text: ({ object }) => object?.id ?? null },
  ],
  origin: [{ head: 'From', text: ({ origin }) => origin }],
  via: [{ head: 'Access token', text: ({ via }) => via }],
  before: [{ head: 'Before', text: ({ before }) => json(before) }],
  after: [{ head: 'After', text: ({ after }) => json(after) }],
  position: [{ head: 'Position in the chain', text: ({ position }) => position }],
};

const isColumn = (name: string): name is ColumnName => name in columns;

/** The columns of an export: the chosen ones that there are, or all. */
export function exportColumns(chosen: readonly string[] | undefined): CsvColumn<ActivityRow>[] {
  const names = chosen?.filter(isColumn) ?? [];
  return (names.length > 0 ? names : Object.keys(columns).filter(isColumn)).flatMap((name) => columns[name]);
}
