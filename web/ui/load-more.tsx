import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import classes from './load-more.module.css';

interface LoadMoreProps {
  loading: boolean;
  onLoad: () => void;
  /** How many rows are shown, and of how many, written as the reader's language writes numbers. */
  shown: string;
  total: string;
}

/** The end of a list that goes on. The button keeps the focus while the next rows come, which a disabled one would lose. */
export function LoadMore({ loading, onLoad, shown, total }: LoadMoreProps) {
  return (
    <div className={classes.foot}>
      <Button aria-busy={loading} onClick={() => (loading ? undefined : onLoad())}>
        {loading ? <Trans>Loading</Trans> : <Trans>Load more</Trans>}
      </Button>
      <small className="num" role="status">
        <Trans>
          {shown} of {total}
        </Trans>
      </small>
    </div>
  );
}
