import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { serviceQuery } from '../../api/session.ts';
import { mayCapture } from '../../media/capture.ts';
import classes from './network-notes.module.css';

/** Says before joining what this address or this service can't do, and leads to the test of what this device can. */
export function NetworkNotes() {
  const { data: service } = useQuery(serviceQuery());
  return (
    <>
      {mayCapture() ? null : (
        <p className={classes.note}>
          <Trans>
            This address is not secure, so the browser keeps camera and microphone shut. Open it with https.
          </Trans>
        </p>
      )}
      {service && !service.hasTurn ? (
        <p className={classes.note}>
          <Trans>This service has no relay (TURN): you reach people on your own network only.</Trans>
        </p>
      ) : null}
      <p className={classes.test}>
        <a href="/test" target="_blank" rel="noreferrer">
          <Trans>Test your connection</Trans>
        </a>
      </p>
    </>
  );
}
