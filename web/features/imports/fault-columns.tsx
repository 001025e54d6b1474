import { Trans } from '@lingui/react/macro';
import type { ImportColumn, ImportFault } from '../../../contract/imports.ts';
import type { ImportFaultsSort } from '../../app/import-faults-search.ts';
import type { Column } from '../../ui/list/columns.ts';
import classes from './imports.module.css';
import { useColumnNames } from './use-column-names.ts';

/** What the list of faults shows of each. */
export const faultColumns: readonly Column<ImportFault, ImportFaultsSort>[] = [
  {
    id: 'line',
    header: <Trans>Line</Trans>,
    share: 1,
    least: 70,
    numeric: true,
    cell: ({ line }) => line,
  },
  {
    id: 'column',
    header: <Trans>Column</Trans>,
    share: 8,
    least: 120,
    cell: ({ column }) => <ColumnName column={column} />,
  },
  {
    id: 'value',
    header: <Trans>What stands there</Trans>,
    share: 16,
    least: 140,
    quiet: true,
    cell: ({ value }) => (value === null ? '–' : <code className={classes.value}>{value}</code>),
  },
  {
    id: 'message',
    header: <Trans>Fault</Trans>,
    share: 36,
    least: 200,
    card: 'head',
    cell: ({ message }) => <span title={message}>{message}</span>,
  },
  {
    id: 'place',
    header: <Trans>Place</Trans>,
    extra: true,
    card: 'line',
    cell: (fault) => <Place fault={fault} />,
  },
];

function ColumnName({ column }: { column: ImportColumn | null }) {
  const names = useColumnNames();
  return column === null ? <Trans>The line</Trans> : names[column];
}

function Place({ fault: { line, column, value } }: { fault: ImportFault }) {
  return (
    <>
      <Trans>Line {line}</Trans>
      {column ? (
        <>
          {' · '}
          <ColumnName column={column} />
        </>
      ) : null}
      {value ? <> · {value}</> : null}
    </>
  );
}
