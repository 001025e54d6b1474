import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function VideoSystemsHelp() {
  return (
    <>
      <HelpSection title={<Trans>Turning a screen into a video system</Trans>}>
        <p>
          <Trans>
            Open /system in the browser of the screen: it shows a pairing code. Enter the code on the system’s page
            under “Pair a screen”. A screen that replaces another is paired the same way; the old one stops at once.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>QR codes</Trans>}>
        <p>
          <Trans>
            Print a card for one system or sheets for several, and put it beside the screen. “New code” makes the
            printed ones invalid. Changing name or address does not.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Shared or twinned</Trans>}>
        <p>
          <Trans>
            A shared system has an address of its own. A twinned one belongs to a member and may share the member’s
            address: then both ring.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Adding and removing</Trans>}>
        <p>
          <Trans>The provider of this service does that. Its contact is on the list of video systems.</Trans>
        </p>
      </HelpSection>
    </>
  );
}
