import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function TeamRoomsHelp() {
  return (
    <>
      <HelpSection title={<Trans>What a team room is</Trans>}>
        <p>
          <Trans>
            A team room belongs to the company and not to a person. It has an address, a link and a QR code of its own,
            and takes a licence.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Who controls it</Trans>}>
        <p>
          <Trans>
            Owners enter as hosts without a PIN and can admit, mute, disconnect and lock. Administrators always can.
            Beside them: nobody, everybody in the company, or the members that you name.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>PINs and lobby</Trans>}>
        <p>
          <Trans>
            Without PINs, whoever has the link enters at once. With a host PIN, others wait until a host is there. With
            a guest PIN beside it, guests give that one. In the lobby, a host lets guests in one by one.
          </Trans>
        </p>
        <p>
          <Trans>
            Guessing gets nowhere: after too many wrong PINs the room is guarded, and whoever gives one waits in the
            lobby. You are told; a new PIN ends it.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Removing</Trans>}>
        <p>
          <Trans>
            A meeting in the room ends. For 30 days the address stays held and the removal can be undone, with PINs and
            owners.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
