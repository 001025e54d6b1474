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
      <HelpSection title={<Trans>Bringing your meeting to a screen</Trans>}>
        <p>
          <Trans>
            Scan the code on or beside the screen with your phone. Signed in, you choose the meeting that you are in,
            your room, or a room that you own: the screen comes in at once. Not signed in, you enter a meeting’s address
            or link, and its PIN where it asks for one.
          </Trans>
        </p>
        <p>
          <Trans>
            Your phone is then its remote control: mute, camera, volume, leave. Another phone of yours works too; nobody
            else’s does. A screen that is in a call is brought nowhere else until it has left.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>At the screen</Trans>}>
        <p>
          <Trans>
            “Meet” joins by an address, “Call” finds people and video systems, “Rooms” the rooms of the company. By
            touch, by keyboard, or by a remote control: arrow keys go from button to button, Enter presses, Back goes
            back.
          </Trans>
        </p>
        <p>
          <Trans>
            The gear chooses camera, microphone, speaker and volume. A screen without a camera or microphone says so,
            and the list of video systems does too. After a lost network or a short power cut it is back in its call by
            itself.
          </Trans>
        </p>
        <p>
          <Trans>
            “Answer calls by itself” on the system’s page lets it answer after three announced seconds, and never while
            it is in a call.
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
