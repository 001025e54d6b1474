import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function AddressesHelp() {
  return (
    <>
      <HelpSection title={<Trans>What a video address is</Trans>}>
        <p>
          <Trans>
            Like an email address, local part and domain: the name by which a member, a room or a video system is
            called. It is there once in the whole service.
          </Trans>
        </p>
        <p>
          <Trans>
            The local part has the letters a to z, digits, dot, hyphen and underscore, begins with a letter, and has 6
            to 64 characters; where the company has a domain of its own, 1 is enough. The domain can’t be changed later.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Personal rooms and team rooms</Trans>}>
        <p>
          <Trans>
            Each member has a personal room, which comes and goes with the member. Its address is the member’s with the
            company’s suffix, and follows the member’s. A team room belongs to the company and has an address of its
            own.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>After a change</Trans>}>
        <p>
          <Trans>
            An old address goes on working for 90 days, and nobody else can take it in that time. Links and printed
            codes made from it keep working.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
