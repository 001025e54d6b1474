import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function MeetingsHelp() {
  return (
    <>
      <HelpSection title={<Trans>Starting one</Trans>}>
        <p>
          <Trans>
            “Start meeting” on Home opens your room. Send its link to whoever should come: they need no account and no
            installation.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Camera and microphone</Trans>}>
        <p>
          <Trans>
            Choose them before you join, or later from the bar. You can join without either. Browsers give them only to
            pages with HTTPS, or on the machine itself.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>When the network fails</Trans>}>
        <p>
          <Trans>
            Leave the page open: it comes back into the same meeting by itself. Others see that your connection is lost,
            and nothing has to be let in again within a minute.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Your own room</Trans>}>
        <p>
          <Trans>
            On Home you give your room a name, a host PIN, a guest PIN and a lobby. You are never asked for a PIN in
            your own room.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
