import { Trans } from '@lingui/react/macro';
import classes from './usage.module.css';

/** Above what is shown of people under pseudonyms: what is hidden, and how much. */
export function Pseudonyms() {
  return (
    <p className={classes.notice}>
      <Trans>
        Your company shows people and personal rooms by pseudonyms: the same person always has the same one. Start times
        are cut to the hour, guests are not told apart, and nobody sees who is in a call right now.
      </Trans>
    </p>
  );
}
