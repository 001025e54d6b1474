import { BlockSkeleton } from '../../ui/skeletons.tsx';
import classes from './usage.module.css';

/** The shape of the page while its figures are being loaded. */
export function UsageSkeleton() {
  return (
    <div className={classes.stack}>
      <div className={classes.cards}>
        <BlockSkeleton height={110} />
        <BlockSkeleton height={110} />
        <BlockSkeleton height={110} />
        <BlockSkeleton height={110} />
      </div>
      <BlockSkeleton height={92} />
      <BlockSkeleton height={294} />
      <div className={classes.halves}>
        <BlockSkeleton height={282} />
        <BlockSkeleton height={282} />
      </div>
    </div>
  );
}
