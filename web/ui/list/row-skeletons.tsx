import { Skeleton } from '@mantine/core';
import classes from './list.module.css';

const widths = ['62%', '48%', '70%', '55%', '44%', '66%', '52%', '58%'];

/** Rows that are on their way, in the shape of what comes. */
export function RowSkeletons({ rows }: { rows: number }) {
  return (
    <div aria-hidden className={classes.coming}>
      {Array.from({ length: rows }, (_, row) => ({ id: `row-${row}`, width: widths[row % widths.length] })).map(
        ({ id, width }) => (
          <div key={id} className={classes.comingRow}>
            <Skeleton height={14} width={14} radius="sm" />
            <span className={classes.comingWho}>
              <Skeleton height={30} width={30} circle />
              <Skeleton height={11} width={width} radius="sm" />
            </span>
            <Skeleton height={11} width={width} radius="sm" className="only-desktop" />
            <Skeleton height={11} width={width} radius="sm" className="only-desktop" />
            <Skeleton height={11} width="40%" radius="sm" className="only-desktop" />
          </div>
        ),
      )}
    </div>
  );
}
