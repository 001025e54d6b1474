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
      <BlockSkeleton height={304} />
      <div className={classes.pair}>
        <BlockSkeleton height={264} />
        <BlockSkeleton height={264} />
      </div>
    </div>
  );
}
