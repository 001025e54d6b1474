import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function SettingsHelp() {
  return (
    <>
      <HelpSection title={<Trans>Name, logo and colour</Trans>}>
        <p>
          <Trans>
            They stand at the top of every page. A colour that could not be seen on paper or at night is shown darker or
            lighter there.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Suffix and PIN rule</Trans>}>
        <p>
          <Trans>
            A new suffix moves all personal rooms at once, or none where an address would collide; you see that before
            you save. A new PIN rule holds for new PINs; rooms that it does not fit are listed.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Activity</Trans>}>
        <p>
          <Trans>
            “Activity” shows who did what, when and from where, with what was before and after. Entries can’t be
            changed: each is sealed into a chain, which the operator’s command verify-activity proves.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Scripts</Trans>}>
        <p>
          <Trans>
            Everything that the pages do, a script can do by the API with an access token. Make one under “My profile”,
            for as much and as long as the script needs.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
