import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../ui/data-table.tsx';
import type { callsLink } from './calls-link.ts';
import classes from './chart-table.module.css';

/** What a cell says, and what opens the calls behind it. */
export type Cell = string | { text: string; link: ReturnType<typeof callsLink> };

interface ChartTableProps {
  label: string;
  /** What the rows are. */
  first: string;
  /** What their values are; a phone shows the first two. */
  heads: readonly string[];
  rows: readonly { id: string; name: string; values: readonly Cell[] }[];
}

/** What a chart shows, in rows. */
export function ChartTable({ label, first, heads, rows }: ChartTableProps) {
  const { t } = useLingui();
  const columns = [
    { id: 'name', header: first, cell: ({ name }: (typeof rows)[number]) => name, card: 'head' as const },
    ...heads.map((header, at) => ({
      id: header,
      header,
      numeric: true,
      cell: ({ values }: (typeof rows)[number]) => <Value cell={values[at] ?? ''} />,
      ...(at < 2 ? { card: 'line' as const } : {}),
    })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={t`Table: ${label}`}>
      <DataTable label={label} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </section>
  );
}

export function Value({ cell }: { cell: Cell }) {
  if (typeof cell === 'string') return cell;
  return (
    <Link {...cell.link} className={classes.value}>
      {cell.text}
    </Link>
  );
}
