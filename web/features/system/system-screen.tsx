import { Trans, useLingui } from '@lingui/react/macro';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { IdleView } from './idle-view.tsx';
import { PairingView } from './pairing-view.tsx';
import classes from './system.module.css';
import { useAwake } from './use-awake.ts';
import { useDark } from './use-dark.ts';
import { useScreen } from './use-screen.ts';

/** A browser on a screen: a video system once it is paired, a pairing code before. */
export function SystemScreen() {
  const { t } = useLingui();
  const { screen, connected } = useScreen();
  const shown = screen.data;
  useDocumentTitle(shown?.state === 'paired' ? shown.name : t`Video system`);
  useDark();
  useAwake();
  return (
    <main id="main" className={classes.stage} tabIndex={-1}>
      {shown?.state === 'paired' ? <IdleView system={shown} connected={connected} /> : null}
      {shown?.state === 'unpaired' ? <PairingView /> : null}
      {shown?.state === 'suspended' ? (
        <div className={classes.middle}>
          <h1 className={classes.title}>
            <Trans>Out of service</Trans>
          </h1>
          <p className={classes.lead}>
            <Trans>The provider has suspended this company. The screen comes back by itself.</Trans>
          </p>
        </div>
      ) : null}
      {shown ? null : (
        <div className={classes.middle} role="status">
          <p className={classes.lead}>
            {screen.error ? <Trans>No connection to the service. Trying again.</Trans> : <Trans>Connecting</Trans>}
          </p>
        </div>
      )}
    </main>
  );
}
