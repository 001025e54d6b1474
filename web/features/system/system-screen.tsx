import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { loadTexts } from '../../i18n/languages.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';
import { PairingView } from './pairing-view.tsx';
import classes from './system.module.css';
import { useAwake } from './use-awake.ts';
import { useDark } from './use-dark.ts';
import { useOnlyTab } from './use-only-tab.ts';
import { useScreen } from './use-screen.ts';

/** What a paired screen needs for calls; a phone that scanned a code doesn't. */
const PairedView = lazy(async () => {
  const [{ PairedView: view }] = await Promise.all([import('./paired-view.tsx'), loadTexts('meeting')]);
  return { default: view };
});

/** A browser on a screen: a video system once it is paired, a pairing code before. */
export function SystemScreen() {
  const { t } = useLingui();
  const { isShownHere, takeBack } = useOnlyTab();
  const screen = useScreen();
  const shown = screen.data;
  useDocumentTitle(shown?.state === 'paired' ? shown.name : t`Video system`);
  useDark();
  useAwake();
  if (!isShownHere) {
    return (
      <main id="main" className={classes.stage} tabIndex={-1}>
        <div className={classes.middle}>
          <h1 className={classes.title}>
            <Trans>Shown in another tab</Trans>
          </h1>
          <p className={classes.lead}>
            <Trans>A video system is one page at a time. The other one goes on.</Trans>
          </p>
          <button type="button" className={classes.main} onClick={takeBack}>
            <Trans>Use this tab</Trans>
          </button>
        </div>
      </main>
    );
  }
  return (
    <main id="main" className={classes.stage} tabIndex={-1}>
      {shown?.state === 'paired' ? (
        <Suspense>
          <PairedView key={shown.id} system={shown} />
        </Suspense>
      ) : null}
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
