import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import type { EndsWhy } from '../../../contract/live.ts';
import classes from './meeting-banners.module.css';

interface EndsBannerProps {
  why: EndsWhy | null;
  onStay: () => void;
}

/** Says a minute before that the meeting ends by itself, and why; whoever is alone may stay. */
export function EndsBanner({ why, onStay }: EndsBannerProps) {
  return (
    <div role="status">
      {why === null ? null : (
        <div className={classes.banner}>
          <IconClockExclamation aria-hidden />
          <Reason why={why} />
          {why === 'alone' ? (
            <Button size="xs" onClick={onStay}>
              <Trans>Stay</Trans>
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Reason({ why }: { why: EndsWhy }) {
  switch (why) {
    case 'alone':
      return <Trans>In a minute this meeting ends, because nobody else is here.</Trans>;
    case 'no-host':
      return <Trans>In a minute this meeting ends, because no host is here.</Trans>;
    case 'longest':
      return <Trans>In a minute this meeting ends: it has reached its longest time.</Trans>;
  }
}
