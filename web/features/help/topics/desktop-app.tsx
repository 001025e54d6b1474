import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function DesktopAppHelp() {
  return (
    <>
      <HelpSection title={<Trans>Installing it</Trans>}>
        <p>
          <Trans>
            Choose “Install the app” in the menu at the top right. It is the same app in a window of its own, with an
            icon on the desktop or the home screen, and it keeps itself up to date.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Removing it</Trans>}>
        <p>
          <Trans>Remove it like any other app of the device. Your account and your room stay.</Trans>
        </p>
      </HelpSection>
    </>
  );
}
