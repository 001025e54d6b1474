import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import classes from './skeletons.module.css';

const widths = ['34%', '28%', '38%', '31%', '26%', '36%', '30%', '33%'];

/** The shape of a list that is being loaded: rows with a face and two lines of text. */
export function RowsSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className={classes.rows}>
      <Loading />
      {Array.from({ length: rows }, (_, row) => ({ id: `row-${row}`, width: widths[row % widths.length] })).map(
        ({ id, width }) => (
          <div key={id} className={classes.row}>
            <Skeleton height={30} width={30} circle />
            <Skeleton height={12} width={width} radius="sm" />
            <Skeleton height={12} width="18%" radius="sm" className="only-desktop" ml="auto" />
          </div>
        ),
      )}
    </div>
  );
}

/** The shape of a form or a panel that is being loaded: pairs of label and field. */
export function FieldsSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <div className={classes.fields}>
      <Loading />
      {Array.from({ length: fields }, (_, field) => `field-${field}`).map((field) => (
        <div key={field}>
          <Skeleton height={12} width="30%" radius="sm" mb={9} />
          <Skeleton height={34} radius="sm" />
        </div>
      ))}
    </div>
  );
}

/** A block of a given height in pixels, for charts and figures. */
export function BlockSkeleton({ height }: { height: number }) {
  return (
    <div>
      <Loading />
      <Skeleton height={height} radius="md" />
    </div>
  );
}

function Loading() {
  return (
    <span className="visually-hidden" role="status">
      <Trans>Loading</Trans>
    </span>
  );
}
