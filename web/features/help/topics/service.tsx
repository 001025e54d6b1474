import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function ServiceHelp() {
  return (
    <>
      <HelpSection title={<Trans>Trial, active, suspended, closed</Trans>}>
        <p>
          <Trans>
            A trial ends on its day and the company is suspended then. In a suspended company nobody signs in and
            meetings end, with a reason that its people read; nothing is deleted. A closed company is deleted after 30
            days; until then you can export its data or open it again.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Domains</Trans>}>
        <p>
          <Trans>
            A company’s own domain is proved by a TXT record that you are shown. It belongs to one company, and is
            checked again from time to time.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Licences</Trans>}>
        <p>
          <Trans>
            Lowering them below what is in use removes nothing: nothing new can be added until enough is free.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Rescuing a company</Trans>}>
        <p>
          <Trans>
            Where a company’s administrators can’t get in, you send one a password link or make a member an
            administrator. All its administrators are told by mail, and its activity log shows it.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
